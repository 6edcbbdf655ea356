import { said } from '../pieces/answer.js';
import { dayOf, saveFile } from '../save-file.js';

/**
 * Puts a draft's words in a plain text file, for when this device can't keep them.
 * @param {import('../../journal/reflections.js').Draft} draft
 */
export function savePlainCopy({ guide, prompts, answers }) {
  const parts = prompts.map(({ id, kind, text, options }) => {
    const value = answers[id];
    const words = said({ prompt: id, kind, text, value, label: options?.[value] });
    return words ? `${text}\n\n${words}\n` : '';
  });
  const text = [guide.title, ...parts.filter(Boolean)].join('\n\n');
  saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), `afterword-${dayOf(new Date())}.txt`);
}
