// What a hand does at the chart: choosing a brush, drawing, erasing, taking back – and the words for it.
import { VIEWS, surfaceOf } from './art.js';
import { BRUSHES, SAYS, brushOf } from './drawing.js';
import { markOn } from './patterns.js';

const INSETS = { 'head-face': 'face', 'jaw-teeth': 'face', hand: { front: 'hand-palm', back: 'hand-dorsum' }, foot: { front: 'foot-dorsum', back: 'foot-sole' } };

const distance = ([x, y], [ax, ay], [bx, by]) => {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
};

export class Desk extends HTMLElement {
  brush = { quality: 'ache', intensity: null, depth: '' };
  tool = 'draw';
  view = 'front';
  /** `chart-1 back 90 320`, or `chart-1 neck_post.R` where only a region was chosen; empty: nothing. */
  pressed = '';
  hurting = new Map();
  /** Pictures by view, of those that were opened. */
  pictures = new Map();

  wordsOfMark({ region, view, quality, intensity, depth }) {
    const where = region ? this.art.regions.get(region).name : `line on ${VIEWS[view].words.toLowerCase()}`;
    return `${brushOf(quality).words}, ${where}${depth ? `, ${depth}` : ''}${intensity === null ? '' : `, ${intensity} of 10`}`;
  }

  /** What a screen reader says of a region: its name, which carries the side, and its state. */
  wordsFor(id) {
    const { name } = this.art.regions.get(id);
    const hurts = this.hurting.get(id);
    if (!hurts) return `${name}, not marked`;
    const qualities = [...new Set(hurts.marks.map((mark) => brushOf(mark.quality).words.toLowerCase()))];
    const scores = hurts.marks.map((mark) => mark.intensity).filter((score) => score !== null);
    return `${name}, marked: ${qualities.join(', ')}${scores.length ? `, ${Math.max(...scores)} of 10` : ''}`;
  }

  nameUnder(id) {
    this.under.textContent = id ? this.art.regions.get(id).name : '';
  }
  widthMm(view) {
    return VIEWS[view].inset ? 6 : 16;
  }
  lineFor(mark) {
    return markOn(this.pictures.get(mark.view), mark);
  }
  useBrush(quality) {
    this.brush = { ...this.brush, quality };
    this.tool = 'draw';
    this.show();
    this.status.textContent = `Brush: ${brushOf(quality).words}.`;
  }
  useTool(tool) {
    this.tool = tool;
    this.show();
    this.status.textContent = { draw: 'Draw a line, or tap a region to mark all of it.', erase: 'Tap a line or a region to take it out.', worst: 'Tap the spot that is worst.', press: 'Tap the point you pressed. By keyboard: choose its region.' }[tool];
  }
  useIntensity(value) {
    this.brush = { ...this.brush, intensity: value === '' ? null : Number(value) };
  }
  useDepth(depth) {
    this.brush = { ...this.brush, depth };
  }

  #add(mark, words) {
    if (this.drawing.add(mark)) this.changed(words);
    else this.status.textContent = 'The drawing is full. Take something out, or draw fewer lines.';
  }

  /** A line was drawn by hand. */
  drew(picture, points) {
    if (this.tool === 'erase') return this.touched(picture, undefined, points.at(-1));
    if (this.tool === 'worst' || this.tool === 'press') return this.touched(picture, undefined, points.at(-1));
    this.#add({ view: picture.view, points, widthMm: this.widthMm(picture.view), ...this.brush }, 'Line drawn.');
  }

  /** A place was tapped, or a region was chosen by keyboard. */
  touched(picture, region, at, byKeyboard = false) {
    if (this.tool === 'press') return this.#press(picture, region, at, byKeyboard);
    if (this.tool === 'worst') return this.#pin(picture, at);
    if (this.tool === 'erase') return this.#erase(picture, region, at);
    if (region) this.tick(region, !this.drawing.whole(region).some((mark) => mark.quality === this.brush.quality));
  }

  #pin(picture, at) {
    if (this.drawing.marks.length === 0) {
      this.status.textContent = 'Draw where it hurts first, then tap the spot that is worst.';
      return;
    }
    this.drawing.pin({ view: picture.view, at });
    this.changed('Worst spot set.');
  }

  /** A point that was tapped; a region alone where no point was shown. */
  #press(picture, region, at, byKeyboard) {
    const id = region ?? picture.regionAt(at);
    if (!id) {
      this.status.textContent = 'That is beside the body. Tap the point you pressed.';
      return;
    }
    this.pressed = byKeyboard ? `${this.art.version} ${id}` : `${this.art.version} ${picture.view} ${at[0]} ${at[1]}`;
    this.changed(byKeyboard ? `Pressed somewhere in: ${this.art.regions.get(id).name}.` : `Point pressed: ${this.art.regions.get(id).name}.`);
  }

  #erase(picture, region, at) {
    const [, view, x, y] = this.pressed.split(' ');
    if (x !== undefined && surfaceOf(view) === surfaceOf(picture.view) && Math.hypot(at[0] - Number(x), at[1] - Number(y)) <= 20) {
      this.pressed = '';
      this.changed('Point taken out.');
      return;
    }
    if (x === undefined && view && view === region) {
      this.pressed = '';
      this.changed('Region pressed taken out.');
      return;
    }
    const reaches = ({ view, points, widthMm }) => surfaceOf(view) === surfaceOf(picture.view) && points.some((point, i) => distance(at, point, points[i + 1] ?? point) <= widthMm / 2 + 2);
    const mark = this.drawing.marks.findLast((each) => (each.region ? each.region === region : reaches(each)));
    if (mark) this.remove(mark);
    else this.status.textContent = 'Nothing is drawn there.';
  }

  /** Marks a whole region with the brush, or takes its marks out. */
  tick(region, on) {
    const { name } = this.art.regions.get(region);
    if (on) return this.#add({ region, ...this.brush }, `Marked: ${name}.`);
    const marks = this.drawing.whole(region);
    if (marks.length === 0) {
      this.show();
      this.status.textContent = `A line covers ${name}. Erase or undo the line to take it out.`;
      return;
    }
    this.drawing.take(marks);
    this.changed(`Cleared: ${name}.`);
  }

  remove(mark) {
    this.drawing.take([mark]);
    this.changed('Mark taken out.');
  }
  rescore(mark, value) {
    this.drawing.change(mark, { intensity: value === '' ? null : Number(value) });
    this.changed('Score changed.');
  }
  undo() {
    this.changed(this.drawing.undo() ? 'Taken back.' : 'Nothing to take back.');
  }
  redo() {
    this.changed(this.drawing.redo() ? 'Done again.' : 'Nothing to do again.');
  }
  askToClear() {
    this.question.ask('Clear the whole drawing? Undo brings it back.', 'Clear it', () => {
      this.drawing.clear();
      this.changed('All cleared.');
    });
  }
  say(says) {
    const act = () => {
      if (this.drawing.says === says) this.drawing.clear();
      else this.drawing.say(says);
      this.changed('');
    };
    if (this.drawing.marks.length === 0) act();
    else this.question.ask(`“${SAYS[says]}” takes the drawing away. Undo brings it back.`, 'Take it away', act);
  }

  /** Opens the inset that enlarges a region; false when there is none. */
  insetFor(region) {
    const inset = INSETS[this.art.regions.get(region).group];
    const view = typeof inset === 'object' ? inset[this.view] : inset;
    if (view) this.look(view);
    return view !== undefined;
  }

  shortcut(event) {
    if (event.target.matches('input, select') || this.question.element.open || !this.mayDraw) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) this.redo();
      else this.undo();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || this.hasAttribute('no-keys')) return;
    if (/^[1-6]$/.test(event.key)) this.useBrush(BRUSHES[Number(event.key) - 1].code);
    else if (event.key === 'z') this.undo();
    else return;
    event.preventDefault();
  }
}
