// The look of <tautband-chart>. Colours follow the page's own where it has them; every part can be styled from outside.

export const STYLES = `
:host { display: block; color: var(--ink, light-dark(#15191c, #f0f2f1)); font: inherit; line-height: 1.4;
  --c-skin: var(--bc-skin, light-dark(#faf8f3, #24292c)); --c-line: var(--bc-line, light-dark(#41494e, #b4bcbf)); --c-mark: var(--bc-mark, light-dark(#a4abae, #687175));
  --c-act: var(--accent, light-dark(#1b4a94, #9dc0f5)); --c-act-ink: var(--accent-ink, light-dark(#fff, #0d1726)); --c-sheet: var(--sheet, light-dark(#fff, #1a1e21));
  --c-rule: var(--rule-strong, light-dark(#7b8488, #869094)); --c-ink: var(--ink, light-dark(#15191c, #f0f2f1)); --c-focus: var(--focus, light-dark(#15191c, #ffd84a));
  --c-ache: var(--ache, light-dark(#0c5f66, #7fd3d6)); --c-sharp: var(--pain, light-dark(#6a2c86, #d8a9f0)); --c-burning: var(--burn, light-dark(#93386a, #f0a6cb));
  --c-cramp: light-dark(#3d4f8a, #b3c0f0); --c-pins_needles: var(--tingle, light-dark(#5a5f00, #cdd36a)); --c-numbness: light-dark(#5f4a3c, #dcc3b0); }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
.row { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: end; margin: 0 0 12px; padding: 0; border: 0; min-width: 0; }
.bar { display: flex; flex-wrap: wrap; gap: 0 28px; align-items: end; }
:host(:state(loading)) :is(.bar, .views, details, .layers) { visibility: hidden; }
.row > legend { padding: 0 0 4px; font-weight: 600; }
button, select, input[type=search] { font: inherit; color: inherit; background: var(--c-sheet); border: 1.5px solid var(--c-rule); border-radius: 3px; min-height: 44px; padding: 6px 12px; max-width: 100%; }
button { cursor: pointer; display: inline-flex; gap: 8px; align-items: center; }
button[aria-pressed=true] { background: var(--c-act); color: var(--c-act-ink); border-color: var(--c-act); }
button[aria-pressed=true]::before { content: "✓"; }
button:disabled { opacity: .55; cursor: default; }
:focus-visible { outline: 3px solid var(--c-focus); outline-offset: 2px; }
label { display: inline-flex; flex-direction: column; gap: 4px; font-weight: 600; max-width: 100%; }
label.tick { flex-direction: row; align-items: center; gap: 8px; min-height: 44px; font-weight: 400; }
input[type=checkbox] { width: 22px; height: 22px; flex: none; accent-color: var(--c-act); }
.swatch { width: 30px; height: 22px; flex: none; background: var(--c-sheet); border: 1px solid var(--c-rule); }
.views { display: grid; gap: 12px; grid-template-columns: 1fr; container-type: inline-size; }
figure { margin: 0; min-width: 0; }
figcaption { font-weight: 600; }
figcaption small { font-weight: 400; font-size: 1em; display: block; }
.stage { display: grid; grid-template-columns: minmax(26px, auto) minmax(0, 1fr) minmax(26px, auto); align-items: start; }
.corner { font-weight: 800; font-size: 1.75rem; line-height: 1; padding: 4px; }
.corner small { display: block; font-size: .8rem; font-weight: 600; }
svg.view { width: 100%; height: auto; max-height: min(76vh, 900px); touch-action: none; display: block; cursor: crosshair; user-select: none; -webkit-user-select: none; overflow: hidden; }
.skin { fill: var(--c-skin); stroke: var(--c-line); stroke-linejoin: round; }
.landmark { fill: none; stroke: var(--c-mark); stroke-linecap: round; pointer-events: none; }
.region { fill: var(--c-act); fill-opacity: 0; stroke: var(--c-act); stroke-opacity: 0; vector-effect: non-scaling-stroke; stroke-width: 1.5px; outline: none; }
.borders .region { stroke-opacity: .6; }
.region:hover { fill-opacity: .16; stroke-opacity: .6; }
.region:focus-visible { fill-opacity: .2; stroke-opacity: 1; stroke: var(--c-focus); stroke-width: 4px; }
.region[aria-pressed=true] { stroke-opacity: 1; stroke-dasharray: 5 3; }
.over { pointer-events: none; }
.fill { fill-opacity: .2; stroke-opacity: .2; stroke: none; }
.line { fill: none; stroke-linecap: round; stroke-linejoin: round; }
.base { stroke-opacity: .24; }
.ring { fill: none; stroke: var(--c-ink); vector-effect: non-scaling-stroke; stroke-width: 2.5px; }
.zone { fill: url(#p-model); stroke: var(--c-act); vector-effect: non-scaling-stroke; stroke-width: 1.5px; }
.zone.less { fill: url(#p-model-less); }
.earlier { fill: none; stroke: var(--c-ink); stroke-dasharray: 6 4; vector-effect: non-scaling-stroke; stroke-width: 2px; }
.finding { stroke: var(--c-ink); fill: none; vector-effect: non-scaling-stroke; stroke-width: 2.5px; }
.finding.active { fill: var(--c-ink); }
.status, .name { margin: 8px 0; min-height: 1.4em; }
.note { border-left: 4px solid var(--warn-rule, #b37a00); padding: 8px 12px; margin: 8px 0; background: var(--warn-wash, light-dark(#fff3d6, #372b12)); }
ul { list-style: none; margin: 0; padding: 0; }
.marks li { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding: 6px 0; border-top: 1px solid var(--c-rule); }
.marks li > span { flex: 1 1 14rem; }
summary { min-height: 44px; padding: 10px 0; font-weight: 600; cursor: pointer; }
.found { columns: 18rem; column-gap: 24px; }
.found fieldset { break-inside: avoid; margin: 0 0 12px; padding: 8px 12px; border: 1px solid var(--c-rule); min-width: 0; }
dialog { color: inherit; background: var(--c-sheet); border: 2px solid var(--c-ink); border-radius: 3px; max-width: 26rem; padding: 16px; }
dialog::backdrop { background: #0009; }
@media (min-width: 760px) { .views.two { grid-template-columns: 1fr 1fr; } }
@media (max-width: 759px) { .views.two figure.second { display: none; }
  .brushes { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); align-items: stretch; }
  .brushes > legend { grid-column: 1 / -1; }
  .brushes button { flex-direction: column; justify-content: center; gap: 2px; padding: 6px 4px; line-height: 1.2; font-size: .9375rem; }
  .brushes button[aria-pressed=true]::before { content: none; }
  .brushes button[aria-pressed=true] { outline: 3px solid var(--c-act); outline-offset: 2px; } }
@media (forced-colors: active) {
  :host { --c-skin: Canvas; --c-line: CanvasText; --c-mark: GrayText; --c-act: Highlight; --c-act-ink: HighlightText; --c-sheet: Canvas; --c-rule: ButtonBorder; --c-ink: CanvasText; --c-focus: Highlight;
    --c-ache: CanvasText; --c-sharp: CanvasText; --c-burning: CanvasText; --c-cramp: CanvasText; --c-pins_needles: CanvasText; --c-numbness: CanvasText; }
  button[aria-pressed=true] { forced-color-adjust: none; }
}
@media print { .row, details, .name { display: none; } svg.view { max-height: none; } .views.two figure.second { display: block; } .views.two { grid-template-columns: 1fr 1fr; } }
`;
