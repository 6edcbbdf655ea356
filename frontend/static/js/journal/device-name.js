/** What this device is called in front of its owner, such as "Chrome on Android". */
import { gettext, interpolate } from './texts.js';

/** @type {[RegExp, string][]} */
const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux|CrOS/, 'Linux'],
];
/** @type {[RegExp, string][]} */
const BROWSERS = [
  [/Edg/, 'Edge'],
  [/OPR/, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** @returns {string} */
export function thisDevice() {
  const system = SYSTEMS.find(([pattern]) => pattern.test(navigator.userAgent))?.[1];
  const browser = BROWSERS.find(([pattern]) => pattern.test(navigator.userAgent))?.[1];
  if (browser && system) return interpolate(gettext('%(browser)s on %(system)s'), { browser, system });
  return browser ?? system ?? gettext('this device');
}
