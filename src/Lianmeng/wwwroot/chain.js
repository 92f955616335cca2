// The picture of the chain: enlarge by wheel, pinch and buttons, move by dragging and arrow keys. Without this file the
// buttons are links that do the same by the address. Changes nothing but the viewBox of the one picture.

const place = document.querySelector('[data-chain]');
const svg = place?.querySelector('svg[data-whole]');
if (svg) {
  const [W, H] = svg.dataset.whole.split(' ').map(Number);
  let [x, y, w, h] = svg.getAttribute('viewBox').split(' ').map(Number);
  const show = () => {
    w = Math.min(W, Math.max(W / 8, w));
    h = w * H / W;
    x = Math.min(W - w, Math.max(0, x));
    y = Math.min(H - h, Math.max(0, y));
    svg.setAttribute('viewBox', `${x} ${y} ${w} ${h}`);
    svg.classList.toggle('is-zoomed', w < W - 1);
  };

  // px, py: the point that stays where it is, as parts of the picture
  const zoom = (by, px = .5, py = .5) => {
    const [cx, cy] = [x + w * px, y + h * py];
    w = Math.min(W, Math.max(W / 8, w / by));
    h = w * H / W;
    [x, y] = [cx - w * px, cy - h * py];
    show();
  };
  const at = e => {
    const r = svg.getBoundingClientRect();
    return [(e.clientX - r.left) / r.width, (e.clientY - r.top) / r.height];
  };
  const move = (dx, dy) => { x += dx; y += dy; show(); };

  place.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', e => {
    e.preventDefault();
    const way = button.dataset.zoom;
    way === 'all' ? zoom(1e-9) : zoom(way === 'in' ? 1.5 : 1 / 1.5);
  }));

  // The page scrolls as ever; the wheel enlarges with Ctrl, or when the picture has the focus.
  svg.addEventListener('wheel', e => {
    if (!e.ctrlKey && document.activeElement !== svg) return;
    e.preventDefault();
    zoom(Math.exp(-e.deltaY / 400), ...at(e));
  }, { passive: false });

  svg.addEventListener('keydown', e => {
    const step = w / 8;
    const act = { '+': () => zoom(1.5), '=': () => zoom(1.5), '-': () => zoom(1 / 1.5), 0: () => zoom(1e-9),
      ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0), ArrowUp: () => move(0, -step), ArrowDown: () => move(0, step) }[e.key];
    if (!act || e.ctrlKey || e.metaKey || e.altKey || (e.key.startsWith('Arrow') && w > W - 1)) return;
    e.preventDefault();
    act();
  });

  const fingers = new Map();
  let dragged = 0;
  svg.addEventListener('pointerdown', e => { fingers.set(e.pointerId, [e.clientX, e.clientY]); dragged = 0; });
  svg.addEventListener('pointermove', e => {
    const before = fingers.get(e.pointerId);
    if (!before) return;
    const scale = w / svg.getBoundingClientRect().width;
    const others = [...fingers].filter(([id]) => id !== e.pointerId);
    if (others.length) {
      const [ox, oy] = others[0][1];
      const far = (px, py) => Math.max(20, Math.hypot(px - ox, py - oy));
      zoom(far(e.clientX, e.clientY) / far(...before), ...at({ clientX: (ox + e.clientX) / 2, clientY: (oy + e.clientY) / 2 }));
    } else if (w < W - 1) {
      move((before[0] - e.clientX) * scale, (before[1] - e.clientY) * scale);
    }
    dragged += Math.abs(e.clientX - before[0]) + Math.abs(e.clientY - before[1]);
    fingers.set(e.pointerId, [e.clientX, e.clientY]);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) svg.addEventListener(end, e => fingers.delete(e.pointerId));
  // a box that was dragged over is not opened
  svg.addEventListener('click', e => { if (dragged > 6) e.preventDefault(); }, true);
  svg.addEventListener('dragstart', e => e.preventDefault());
  addEventListener('beforeprint', () => zoom(1e-9));
  show();
}
