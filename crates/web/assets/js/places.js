// Places in the report count code points; a browser counts UTF-16. Each segment of the text says in data-start
// where it begins, so that both ways lead over it.

/** The number of code points of a string. */
export const points = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const segments = (text) => [...text.querySelectorAll("[data-start]")];

/** The place of a point in the DOM; one outside of all segments is where the next segment begins. */
function placeOf(text, node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const segment = element.closest("[data-start]");
  if (segment && text.contains(segment)) {
    const before = document.createRange();
    before.setStart(segment, 0);
    before.setEnd(node, offset);
    return Number(segment.dataset.start) + points(before.toString());
  }
  const here = document.createRange();
  here.setStart(node, offset);
  let end = 0;
  for (const other of segments(text)) {
    if (here.comparePoint(other, 0) >= 0) return Number(other.dataset.start);
    end = Number(other.dataset.start) + points(other.textContent);
  }
  return end;
}

/** The place that is selected in the report, without white space at its ends; null where nothing is. */
export function selected(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const inside = document.createRange();
  inside.selectNodeContents(text);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
  const start = placeOf(text, inside.startContainer, inside.startOffset);
  const end = placeOf(text, inside.endContainer, inside.endOffset);
  return start < end ? [start, end] : null;
}

/** A place without the white space at its ends; null where nothing else is in it. */
export function trimmed(letters, [start, end]) {
  while (start < end && /\s/u.test(letters[start])) start += 1;
  while (end > start && /\s/u.test(letters[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A place that cuts no word: who drags over words seldom begins and ends between two letters and means it. */
export function grown(letters, [start, end]) {
  const isWithin = (at) => [letters[at - 1], letters[at]].every((it) => it && LETTER.test(it) && !UNSPACED.test(it));
  while (isWithin(start)) start -= 1;
  while (isWithin(end)) end += 1;
  return [start, end];
}

/** The DOM range of a place. */
export function rangeOf(text, [start, end]) {
  const range = document.createRange();
  const from = pointOf(text, start, false);
  const to = pointOf(text, end, true);
  if (!from || !to) return null;
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

function pointOf(text, place, isEnd) {
  let found = null;
  for (const segment of segments(text)) {
    const start = Number(segment.dataset.start);
    if (isEnd ? start >= place : start > place) break;
    found = segment;
  }
  const node = found?.firstChild;
  if (!node) return null;
  let offset = 0;
  let left = place - Number(found.dataset.start);
  for (const letter of node.data) {
    if (left <= 0) break;
    offset += letter.length;
    left -= 1;
  }
  return [node, offset];
}

/** The places of the words, and of the signs between them, for keys that move from one to the next. */
export function words(text) {
  const places = [];
  let at = 0;
  let from = 0;
  for (const found of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’\-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu)) {
    at += points(text.slice(from, found.index));
    const length = points(found[0]);
    places.push([at, at + length]);
    at += length;
    from = found.index + found[0].length;
  }
  return places;
}

/** The places of the sentences. */
export function sentences(text) {
  const places = [];
  let at = 0;
  for (const { segment: piece } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
    const length = points(piece);
    const blank = points(piece.match(/\s*$/u)[0]);
    if (length > blank) places.push([at, at + length - blank]);
    at += length;
  }
  return places;
}
