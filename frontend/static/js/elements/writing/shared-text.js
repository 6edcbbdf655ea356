const PATIENCE = 2_000;

/** Text that another app handed to us, once; the service worker held it in memory. @returns {Promise<string>} */
export async function takeSharedText() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return '';
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(String(data));
    setTimeout(() => resolve(''), PATIENCE);
    worker.postMessage('shared-text', [port2]);
  });
}
