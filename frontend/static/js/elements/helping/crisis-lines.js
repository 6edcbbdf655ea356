/**
 * Who answers, by country. Each number is to be checked against the service's own site before every release.
 * `call` has the numbers as they are said; `text` the number and what to write to it; `chat` a site of the service.
 * @typedef {{code: string, service: string, call: string[], text?: {to: string, words?: string}, chat?: string, emergency: string[]}} Line
 */

/** When the numbers were last gone through. */
export const GONE_THROUGH = '2026-11';

/** @type {Line[]} */
export const LINES = [
  { code: 'US', service: '988 Suicide & Crisis Lifeline', call: ['988'], text: { to: '988' }, chat: 'https://988lifeline.org', emergency: ['911'] },
  { code: 'CA', service: '9-8-8 Suicide Crisis Helpline', call: ['988'], text: { to: '988' }, emergency: ['911'] },
  { code: 'GB', service: 'Samaritans', call: ['116 123'], text: { to: '85258', words: 'SHOUT' }, emergency: ['999'] },
  { code: 'IE', service: 'Samaritans', call: ['116 123'], text: { to: '50808', words: 'HELLO' }, emergency: ['112', '999'] },
  { code: 'AU', service: 'Lifeline', call: ['13 11 14'], text: { to: '0477 13 11 14' }, emergency: ['000'] },
  { code: 'NZ', service: '1737 Need to talk?', call: ['1737'], text: { to: '1737' }, emergency: ['111'] },
  { code: 'FR', service: '3114', call: ['3114'], emergency: ['112', '15'] },
  { code: 'DE', service: 'TelefonSeelsorge', call: ['0800 111 0 111', '0800 111 0 222', '116 123'], chat: 'https://online.telefonseelsorge.de', emergency: ['112'] },
  { code: 'AT', service: 'Telefonseelsorge', call: ['142'], emergency: ['112', '144'] },
  { code: 'CH', service: 'Die Dargebotene Hand · La Main Tendue', call: ['143'], chat: 'https://143.ch', emergency: ['112', '144'] },
  { code: 'NL', service: '113 Zelfmoordpreventie', call: ['113', '0800 0113'], chat: 'https://113.nl', emergency: ['112'] },
  { code: 'BE', service: 'Zelfmoordlijn · Centre de Prévention du Suicide', call: ['1813', '0800 32 123'], emergency: ['112'] },
  { code: 'ES', service: 'Línea 024', call: ['024'], emergency: ['112'] },
  { code: 'PT', service: 'SNS 24', call: ['808 24 24 24'], emergency: ['112'] },
  { code: 'IT', service: 'Telefono Amico Italia', call: ['02 2327 2327'], emergency: ['112'] },
  { code: 'DK', service: 'Livslinien', call: ['70 201 201'], emergency: ['112'] },
  { code: 'NO', service: 'Mental Helse · Kirkens SOS', call: ['116 123', '22 40 00 40'], emergency: ['113'] },
  { code: 'SE', service: 'Mind Självmordslinjen', call: ['90101'], chat: 'https://mind.se', emergency: ['112'] },
  { code: 'FI', service: 'MIELI', call: ['09 2525 0111'], emergency: ['112'] },
  { code: 'MX', service: 'Línea de la Vida', call: ['800 911 2000'], emergency: ['911'] },
  { code: 'BR', service: 'CVV', call: ['188'], chat: 'https://cvv.org.br', emergency: ['192'] },
  { code: 'AR', service: 'Centro de Asistencia al Suicida', call: ['135', '0800 345 1435'], emergency: ['911', '107'] },
  { code: 'CL', service: 'Línea *4141', call: ['*4141'], emergency: ['131'] },
  { code: 'CO', service: 'Línea 106', call: ['106', '192'], emergency: ['123'] },
  { code: 'PE', service: 'Línea 113', call: ['113'], emergency: ['106'] },
  { code: 'ZA', service: 'SADAG', call: ['0800 567 567'], text: { to: '31393' }, emergency: ['112', '10177'] },
  { code: 'IN', service: 'Tele-MANAS', call: ['14416'], emergency: ['112'] },
  { code: 'JP', service: 'Inochi SOS', call: ['0120 061 338'], emergency: ['119', '110'] },
  { code: 'IL', service: 'ERAN', call: ['1201'], emergency: ['101'] },
  { code: 'SG', service: 'Samaritans of Singapore', call: ['1767'], emergency: ['995'] },
];

/** For a country that isn't listed: the emergency number that most of the world understands, and a list of lines. */
export const ELSEWHERE = { code: '', service: 'findahelpline.com', call: [], chat: 'https://findahelpline.com', emergency: ['112'] };

/** @param {string} code ISO 3166 @returns {Line} */
export function lineFor(code) {
  return LINES.find((line) => line.code === code) ?? ELSEWHERE;
}

/** @param {string} number */
export function telephone(number) {
  return `tel:${number.replaceAll(' ', '')}`;
}

/** @param {{to: string, words?: string}} text */
export function message({ to, words }) {
  return `sms:${to.replaceAll(' ', '')}${words ? `?&body=${encodeURIComponent(words)}` : ''}`;
}
