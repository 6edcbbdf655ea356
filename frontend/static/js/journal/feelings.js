/** 48 words for feelings in 8 families, in a fixed order that calls none of them good or bad. Stored by id. */
import { gettext } from './texts.js';

/** @typedef {{id: string, name: string}} Feeling */
/** @typedef {{id: string, name: string, words: Feeling[]}} Family */

/** The Spanish ones are nouns, so that no word has a gender. @type {Record<string, [string, string, Record<string, [string, string]>]>} */
const FAMILIES = {
  calm: ['Calm', 'Calma', { calm: ['calm', 'calma'], safe: ['safe', 'seguridad'], rested: ['rested', 'descanso'], relieved: ['relieved', 'alivio'], peaceful: ['peaceful', 'paz'], light: ['light', 'ligereza'] }],
  glad: ['Glad and open', 'Alegría y apertura', { glad: ['glad', 'alegría'], playful: ['playful', 'ganas de jugar'], hopeful: ['hopeful', 'esperanza'], proud: ['proud', 'orgullo'], curious: ['curious', 'curiosidad'], amazed: ['amazed', 'asombro'] }],
  close: ['Close', 'Cercanía', { loved: ['loved', 'sentir amor'], loving: ['loving', 'dar amor'], thankful: ['thankful', 'gratitud'], understood: ['understood', 'que me entienden'], 'cared-for': ['cared for', 'que me cuidan'], moved: ['moved', 'emoción'] }],
  sad: ['Sad', 'Tristeza', { sad: ['sad', 'tristeza'], lonely: ['lonely', 'soledad'], hurt: ['hurt', 'dolor'], heavy: ['heavy', 'pesadez'], 'let-down': ['let down', 'desilusión'], missing: ['missing', 'extrañar'] }],
  scared: ['Scared', 'Miedo', { scared: ['scared', 'miedo'], worried: ['worried', 'preocupación'], 'on-edge': ['on edge', 'nervios'], panicky: ['panicky', 'pánico'], unsure: ['unsure', 'duda'], overwhelmed: ['overwhelmed', 'agobio'] }],
  angry: ['Angry', 'Enojo', { angry: ['angry', 'enojo'], annoyed: ['annoyed', 'molestia'], bitter: ['bitter', 'rencor'], 'fed-up': ['fed up', 'hartazgo'], jealous: ['jealous', 'celos'], restless: ['restless', 'inquietud'] }],
  ashamed: ['Ashamed', 'Vergüenza', { ashamed: ['ashamed', 'vergüenza'], guilty: ['guilty', 'culpa'], embarrassed: ['embarrassed', 'bochorno'], small: ['small', 'pequeñez'], sorry: ['sorry', 'arrepentimiento'], exposed: ['exposed', 'sentirme a la vista'] }],
  far: ['Numb or far away', 'Vacío o distancia', { numb: ['numb', 'adormecimiento'], empty: ['empty', 'vacío'], foggy: ['foggy', 'niebla'], 'far-away': ['far away', 'lejanía'], tired: ['tired', 'cansancio'], unreal: ['unreal', 'irrealidad'] }],
};

/** Beside the families: chips of their own. A family's id alone is a pick too, in the first day's writing. */
export const MIXED = 'mixed';
export const NOTHING = 'nothing';

/** @returns {Family[]} in the page's language */
export function families() {
  return Object.entries(FAMILIES).map(([id, [en, es, words]]) => ({
    id,
    name: inLanguage(en, es),
    words: Object.entries(words).map(([word, [english, spanish]]) => ({ id: word, name: inLanguage(english, spanish) })),
  }));
}

/** @returns {Feeling[]} the two extra chips */
export function extras() {
  return [
    { id: MIXED, name: gettext('Mixed / not sure') },
    { id: NOTHING, name: gettext('Nothing right now') },
  ];
}

/**
 * @param {string} id of a word, of a family, or a person's own word
 * @returns {string} in the page's language; a person's own word as it is
 */
export function feelingName(id) {
  const all = [...extras(), ...families().flatMap((family) => [...family.words, family])];
  return all.find((one) => one.id === id)?.name ?? id;
}

/**
 * @param {string} id of a word
 * @returns {Family | null} the family that it belongs to
 */
export function familyOf(id) {
  return families().find(({ words }) => words.some((word) => word.id === id)) ?? null;
}

/**
 * @param {string} en
 * @param {string} es
 */
function inLanguage(en, es) {
  return document.documentElement.lang.startsWith('es') ? es : en;
}
