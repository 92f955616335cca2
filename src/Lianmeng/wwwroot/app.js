// Small helps on top of pages that work without them. One module, no dependency, nothing stored, nothing measured.
//
// <html data-live="1">           this page listens to /live
// [data-live-region="name"]      parts of <main> that may be replaced when something changed
// #lm-live[aria-live=polite]     announces; its data-updated, data-held, data-copied hold the words
// form                           is sent once; input[data-idempotency] keeps one key while it is being sent
// [data-copy], [data-copy-from]  copies its text, or the text of the element with that id
// a[href] in a row of a list     is reached by j, k and the arrows
// time[datetime]                 gets the distance to now as its title

const root = document.documentElement;
root.classList.add('js');

const say = word => {
  const place = document.getElementById('lm-live');
  const text = place?.dataset[word];
  if (!text) return;
  place.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { place.textContent = ''; }, 6000);
};

// ---- live regions ----
const touched = field => field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
  : field.tagName === 'SELECT' ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(o => o.defaultSelected))
  : field.type !== 'hidden' && field.value !== field.defaultValue;

const inUse = region => region.contains(document.activeElement)
  && document.activeElement.matches('input,select,textarea,[contenteditable]')
  || [...region.querySelectorAll('input,select,textarea')].some(touched)
  || region.querySelector('form[aria-busy=true]') !== null;

// what a reader sees and what a form stands on (version, round): without tokens, keys, open folds and what we add
const essence = region => {
  const copy = region.cloneNode(true);
  copy.querySelectorAll('input[type=hidden]:not([name=version], [name=round]), .lm-held').forEach(i => i.remove());
  copy.querySelectorAll('time').forEach(t => t.removeAttribute('title'));
  copy.querySelectorAll('details').forEach(d => d.removeAttribute('open'));
  return copy.outerHTML;
};

function swap(old, fresh) {
  const open = new Set([...old.querySelectorAll('details[open]')].map(d => d.id).filter(Boolean));
  const focusId = old.contains(document.activeElement) ? document.activeElement.id : '';
  const next = document.importNode(fresh, true);
  next.querySelectorAll('details[id]').forEach(d => { d.open ||= open.has(d.id); });
  old.replaceWith(next);
  if (focusId) document.getElementById(focusId)?.focus({ preventScroll: true });
}

// a part that is being filled in stays as it is, and says that it is no longer the newest
function hold(region) {
  if (region.querySelector('.lm-held')) return;
  const note = document.createElement('p');
  note.className = 'lm-note is-wait lm-held';
  note.textContent = document.getElementById('lm-live')?.dataset.held ?? '';
  region.prepend(note);
}
document.addEventListener('focusout', () => { if (document.querySelector('.lm-held')) setTimeout(refresh); });

let refreshing = false, again = false;
async function refresh() {
  if (refreshing) { again = true; return; }
  refreshing = true;
  try {
    const where = location.href;
    const answer = await fetch(where, { headers: { 'X-Fragment': 'main', Accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store' });
    if (!answer.ok || answer.redirected || where !== location.href) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    let changed = false, held = false;
    for (const old of document.querySelectorAll('main [data-live-region]')) {
      const fresh = page.querySelector(`[data-live-region="${CSS.escape(old.dataset.liveRegion)}"]`);
      if (!fresh || essence(fresh) === essence(old)) continue;
      if (inUse(old)) { held ||= !old.querySelector('.lm-held'); hold(old); continue; }
      swap(old, fresh);
      changed = true;
    }
    if (changed) {
      titles();
      document.querySelector('main .lm-done')?.remove(); // what was just done is no longer the last that happened
    }
    if (held) say('held'); else if (changed) say('updated');
  } catch {
    // offline: the next message or reload brings it
  } finally {
    refreshing = false;
    if (again) { again = false; refresh(); }
  }
}

let stream = null, timer = 0, wait = 1000, missed = false;
function listen() {
  clearTimeout(timer);
  if (stream || root.dataset.live !== '1' || typeof EventSource !== 'function') return;
  const mine = stream = new EventSource('/live');
  const changed = e => { if (e.type === 'changed' || e.data === 'changed') refresh(); };
  const cut = () => { close(); location.assign('/sign-in'); };
  mine.addEventListener('open', () => { wait = 1000; if (missed) { missed = false; refresh(); } });
  mine.addEventListener('changed', changed);
  mine.addEventListener('message', e => e.data === 'cut' ? cut() : changed(e));
  mine.addEventListener('cut', cut);
  mine.addEventListener('error', () => {
    if (stream !== mine) return;
    close();
    missed = true;
    timer = setTimeout(listen, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, 60000);
  });
}
function close() { clearTimeout(timer); stream?.close(); stream = null; }

addEventListener('pagehide', close);
addEventListener('online', () => { wait = 1000; listen(); });

// ---- a form is sent once ----
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');

const release = form => {
  form.removeAttribute('aria-busy');
  form.querySelectorAll('[data-was-enabled]').forEach(b => { b.disabled = false; b.removeAttribute('data-was-enabled'); });
};

document.addEventListener('submit', e => {
  const form = e.target;
  if (!(form instanceof HTMLFormElement) || form.method === 'get') return;
  if (form.getAttribute('aria-busy') === 'true') { e.preventDefault(); e.stopPropagation(); return; }
  const key = form.querySelector('input[data-idempotency]');
  if (key && !key.value) key.value = newKey();
  form.setAttribute('aria-busy', 'true');
  // after the browser has collected the fields: a disabled button would not send its own value
  setTimeout(() => {
    if (e.defaultPrevented && !form.hasAttribute('data-enhance')) { release(form); return; }
    form.querySelectorAll('button[type=submit]:not(:disabled)').forEach(b => { b.dataset.wasEnabled = ''; b.disabled = true; });
  });
  // a lost connection may be tried again, with the same key
  setTimeout(() => release(form), 10000);
}, true);

// ---- copy as message ----
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.className = 'visually-hidden';
    document.body.append(box);
    box.select();
    const done = document.execCommand('copy');
    box.remove();
    if (!done) return;
  }
  say('copied');
}
document.addEventListener('click', e => {
  const button = e.target instanceof Element && e.target.closest('[data-copy],[data-copy-from]');
  if (button) copy(button.dataset.copy || document.getElementById(button.dataset.copyFrom)?.textContent.trim() || '');
  for (const menu of document.querySelectorAll('details.lm-menu[open]')) if (!menu.contains(e.target)) menu.open = false;
});
document.addEventListener('keydown', e => {
  const menu = e.key === 'Escape' && document.querySelector('details.lm-menu[open]');
  if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
});

// ---- lists by keyboard: j, k or the arrows choose a row, Enter opens its link, / goes to the search ----
document.addEventListener('keydown', e => {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
  if (e.target instanceof Element && e.target.closest('input,textarea,select,[contenteditable],details.lm-menu')) return;
  if (e.key === '/') {
    const search = document.querySelector('main input[type=search]');
    if (search) { e.preventDefault(); search.focus(); search.select(); }
    return;
  }
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[e.key];
  if (!step) return;
  const row = 'main .lm-rows > li, main .lm-partners > li, main tbody > tr';
  const links = [...document.querySelectorAll(row)].map(r => r.querySelector('a[href]')).filter(a => a?.getClientRects().length);
  const at = links.findIndex(a => a.closest(row).contains(document.activeElement));
  // until a row is chosen the arrows scroll, as everywhere
  const next = at >= 0 ? links[at + step] : e.key.length === 1 ? links[0] : null;
  if (!next) return;
  e.preventDefault();
  next.focus();
  next.closest(row).scrollIntoView({ block: 'nearest' });
});

// ---- times ----
function titles() {
  if (!Intl.RelativeTimeFormat) return;
  const format = new Intl.RelativeTimeFormat(root.lang || 'zh-CN', { numeric: 'auto' });
  for (const time of document.querySelectorAll('time[datetime]')) {
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
    if (Number.isNaN(seconds)) continue;
    const [unit, size] = [['day', 86400], ['hour', 3600], ['minute', 60]].find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1];
    time.title = format.format(Math.round(seconds / size), unit);
  }
}

function begin() {
  titles();
  document.querySelectorAll('form[aria-busy=true]').forEach(release);
  if (root.dataset.live === '1') listen(); else close();
  // the error summary is read first, or what was just done
  document.querySelector('.lm-problems[tabindex="-1"], .lm-done[tabindex="-1"]')?.focus();
}
addEventListener('pageshow', begin);
begin();
globalThis.Blazor?.addEventListener?.('enhancedload', begin);
