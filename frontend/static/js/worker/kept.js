/**
 * What the service worker keeps, as sw.js names it. Shells are kept once a language; `fresh` means that files change
 * under a running server.
 * @typedef {{version: string, fresh: boolean, shells: string[], offline: string, offlinePart: string, write: string, static: string[],
 *   staticPrefix: string, languages: string[], texts: string[], guides: string[]}} Kept
 */

export {};
