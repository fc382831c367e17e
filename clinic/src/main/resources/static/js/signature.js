// Draws a signature into a 700 × 150 field and keeps it as SVG path data of moves and lines.

const box = document.querySelector('[data-signature]');
const canvas = box?.querySelector('canvas');
const kept = document.querySelector('[data-signature-path]');
const state = box?.querySelector('[data-signature-state]');

if (box instanceof HTMLElement && canvas instanceof HTMLCanvasElement && kept instanceof HTMLInputElement) {
  const pen = canvas.getContext('2d');
  /** @type {{x: number, y: number}[][]} */
  let strokes = [];
  let drawing = false;

  /** @param {PointerEvent} event a point of the field in its own units */
  const point = (event) => {
    const frame = canvas.getBoundingClientRect();
    const inside = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return {
      x: inside(((event.clientX - frame.left) * 700) / frame.width, 699),
      y: inside(((event.clientY - frame.top) * 150) / frame.height, 149),
    };
  };

  const path = () =>
    strokes
      .filter((stroke) => stroke.length > 1)
      .map((stroke) => 'M' + stroke.map((p) => `${p.x} ${p.y}`).join('L'))
      .join('');

  const show = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = '#111';
    pen.stroke(new Path2D(path()));
    kept.value = path();
    const words = kept.value ? 'A signature is drawn.' : 'Nothing is drawn.';
    if (state && state.textContent !== words) state.textContent = words;
  };

  canvas.addEventListener('pointerdown', (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    strokes.push([point(event)]);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!drawing) return;
    const stroke = strokes[strokes.length - 1];
    const next = point(event);
    const last = stroke[stroke.length - 1];
    if (next.x !== last.x || next.y !== last.y) {
      stroke.push(next);
      show();
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, () => {
      drawing = false;
      show();
    });
  }
  box.querySelector('[data-signature-clear]')?.addEventListener('click', () => {
    strokes = [];
    show();
  });

  // What was drawn before a message came back is drawn again.
  strokes = (kept.value.match(/M[^M]+/g) ?? []).map((part) =>
    part
      .slice(1)
      .split('L')
      .map((pair) => {
        const [x, y] = pair.split(' ').map(Number);
        return { x, y };
      }),
  );
  box.hidden = false;
  show();
}
