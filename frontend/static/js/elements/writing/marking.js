/** @typedef {import('../../journal/reflections.js').Draft} Draft */

/**
 * The marked line that stands in an answer, if any.
 * @param {Draft} draft
 * @param {string} answer
 */
export function markIn({ insights }, answer) {
  return insights.find((line) => answer.includes(line));
}

/**
 * Marks what is selected in the field, or the whole answer; taken back when it was marked.
 * @param {Draft} draft
 * @param {string} answer
 * @param {HTMLTextAreaElement | null} field
 * @returns {Draft}
 */
export function toggleMark(draft, answer, field) {
  const marked = markIn(draft, answer);
  const chosen = field ? field.value.slice(field.selectionStart, field.selectionEnd).trim() : '';
  if (marked && !chosen) return { ...draft, insights: draft.insights.filter((line) => line !== marked) };
  const line = chosen || answer.trim();
  if (!line || draft.insights.includes(line)) return draft;
  return { ...draft, insights: [...draft.insights, line] };
}

/**
 * The sentences of every answer in words, to choose a line from.
 * @param {Draft} draft
 * @returns {string[]}
 */
export function linesOf({ prompts, answers }) {
  const written = prompts.filter(({ kind }) => kind === 'text').map(({ id }) => String(answers[id] ?? ''));
  const lines = written.flatMap((text) => text.split(/(?<=[.!?…])\s+|\n+/u)).map((line) => line.trim());
  return [...new Set(lines.filter(Boolean))];
}
