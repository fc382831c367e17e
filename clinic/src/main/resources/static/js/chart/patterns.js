// What the marks and layers look like: six patterns that need no colour, and the model's hatching.
import { BRUSHES } from './drawing.js';
import { pathOf } from './art.js';
import { svg } from './picture.js';

const drawn = (code) => {
  const line = (d, width) => svg('path', { d, fill: 'none', stroke: `var(--c-${code})`, 'stroke-width': width });
  switch (code) {
    case 'ache':
      return svg('circle', { cx: 6, cy: 6, r: 2.4, fill: `var(--c-${code})` });
    case 'sharp':
      return line('M-3 3L3-3M-3 15L15-3M9 15L15 9', 2);
    case 'burning':
      return line('M0 6q3-6 6 0t6 0', 2);
    case 'cramp':
      return svg('circle', { cx: 6, cy: 6, r: 3.4, fill: 'none', stroke: `var(--c-${code})`, 'stroke-width': 1.6 });
    case 'pins_needles':
      return line('M3 3l6 6m0-6l-6 6', 1.8);
    default:
      return line('M2 6h8', 2.8);
  }
};

const pattern = (id, size, scale, figure) => svg('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: `scale(${scale})` }, figure);

/** All patterns, for large views and (-s) for insets. */
export const patterns = () => {
  const model = (step) => svg('path', { d: `M-2 -2L${step + 2} ${step + 2}`, stroke: 'var(--c-act)', 'stroke-width': 1.6 });
  const defs = svg('defs');
  for (const { code } of BRUSHES) defs.append(pattern(`p-${code}`, 12, 1, drawn(code)), pattern(`p-${code}-s`, 12, 0.4, drawn(code)));
  defs.append(pattern('p-model', 9, 1, model(9)), pattern('p-model-less', 20, 1, model(20)));
  return svg('svg', { width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' }, defs);
};

/** A small piece of the pattern for a button. */
export const swatch = (code) =>
  svg('svg', { class: 'swatch', viewBox: '0 0 36 26', 'aria-hidden': 'true', focusable: 'false' }, svg('rect', { width: 36, height: 26, fill: `var(--c-${code})`, 'fill-opacity': 0.16 }), svg('rect', { width: 36, height: 26, fill: `url(#p-${code})` }));

/** A mark as it lies on a picture; nothing when the view does not show it. */
export const markOn = (picture, mark) => {
  const code = mark.quality;
  const paint = `url(#p-${code}${picture.inset ? '-s' : ''})`;
  if (mark.region) {
    const shape = picture.boxes.has(mark.region) ? picture.surface.shapes.get(mark.region) : undefined;
    if (!shape) return undefined;
    // The pattern is in millimetres, the art in tenths: the shape is scaled, not the paint.
    const d = pathOf(shape.map((ring) => ring.map((n) => n / 10)));
    return svg('g', { 'data-mark': code }, svg('path', { class: 'fill', d, fill: `var(--c-${code})` }), svg('path', { d, fill: paint }));
  }
  const [first, ...rest] = mark.points;
  const d = `M${first.join(' ')}${(rest.length ? rest : [first]).map((point) => `L${point.join(' ')}`).join('')}`;
  return svg('g', { 'data-mark': code }, svg('path', { class: 'line base', d, stroke: `var(--c-${code})`, 'stroke-width': mark.widthMm }), svg('path', { class: 'line', d, stroke: paint, 'stroke-width': mark.widthMm }));
};
