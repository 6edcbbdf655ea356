// A classic script, so that it runs before the first paint. No words pass here: only 'paper', 'night', and who uses this browser.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const bars = { paper: '#f7f4ed', night: '#171410' };

  function chosen() {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  }

  function apply() {
    const wanted = chosen();
    const theme = wanted === 'paper' || wanted === 'night' ? wanted : dark.matches ? 'night' : 'paper';
    root.dataset.theme = theme;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', bars[theme]);
  }

  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('theme', apply);
  try {
    root.dataset.role = localStorage.getItem('role') ?? 'nobody';
  } catch {
    root.dataset.role = 'nobody';
  }
})();
