// Builds src/Lianmeng/wwwroot/lib from the packages: the part of Tabler's CSS that we use, an icon sprite, the licences.
// Run by `npm run vendor`; the folder is git-ignored. No script of Tabler's is shipped.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PurgeCSS } from 'purgecss';
import { transform } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const app = path.join(root, 'src/Lianmeng');
const lib = path.join(app, 'wwwroot/lib');
const modules = path.join(root, 'node_modules');

// Tabler classes that a page may use before any page uses them: our common vocabulary (see also app.css).
const vocabulary = `
  btn btn-primary btn-outline-primary btn-danger btn-outline-danger btn-link btn-sm btn-lg btn-list btn-icon disabled active
  card card-body card-header card-title card-subtitle card-footer card-actions
  table table-sm table-vcenter table-responsive
  form-control form-select form-label form-text form-check form-check-input form-check-label form-fieldset input-group
  input-group-text is-invalid invalid-feedback
  list-unstyled list-inline list-inline-item
  visually-hidden visually-hidden-focusable text-secondary text-end text-center text-nowrap text-break
  d-none d-block d-flex d-inline-flex d-grid d-print-none flex-wrap flex-column align-items-center align-items-start
  justify-content-between justify-content-end flex-fill w-100
  gap-1 gap-2 gap-3 gap-4 m-0 mb-0 mb-1 mb-2 mb-3 mb-4 mt-0 mt-1 mt-2 mt-3 mt-4 p-0
  row col col-12 col-auto col-md-6 col-md-4 col-lg-8 col-lg-4 g-2 g-3 g-4
  html body main nav header footer section article aside a h1 h2 h3 h4 p ul ol li dl dt dd table caption thead tbody
  tr th td form fieldset legend label input select option textarea button details summary figure figcaption svg img hr
  small strong b em code pre kbd blockquote abbr address time progress meter output`;

// Icons we use: name in our pages → file in @tabler/icons (icons/outline).
const icons = [
  'activity', 'alert-triangle', 'arrow-left', 'arrow-right', 'arrow-up-right', 'award', 'bell', 'bolt', 'building',
  'building-factory-2', 'calendar', 'chart-bar', 'check', 'checks', 'chevron-down', 'chevron-right', 'clock', 'copy', 'device-mobile',
  'download', 'edit', 'equal', 'external-link', 'eye', 'eye-off', 'file-text', 'filter', 'flask', 'gavel', 'hand-stop',
  'help-circle', 'home', 'inbox', 'info-circle', 'key', 'language', 'link', 'list-check', 'lock', 'logout', 'mail', 'map-pin', 'menu-2',
  'message-2', 'messages', 'minus', 'phone', 'plus', 'printer', 'refresh', 'route', 'scale', 'search', 'send', 'settings',
  'shield-check', 'speakerphone', 'trending-down', 'trending-up', 'user', 'users', 'wave-sine', 'x', 'zoom-in',
];

// Ours: two interlocked links. The mark of the hall.
const mark = `<symbol id="mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round">
<path d="M13 20.5H9.5a6.5 6.5 0 0 1 0-13h6a6.5 6.5 0 0 1 6.1 8.7"/><path d="M19 11.5h3.5a6.5 6.5 0 0 1 0 13h-6a6.5 6.5 0 0 1-6.1-8.7"/></symbol>`;

/** The first argument of every `light-dark(a, b)`: we ship one theme, and phones of 2021 do not know the function. */
function flattenLightDark(css) {
  for (let at = css.indexOf('light-dark('); at >= 0; at = css.indexOf('light-dark(', at)) {
    let depth = 0, comma = -1, end = at + 'light-dark('.length;
    for (; depth >= 0; end++) {
      const c = css[end];
      if (c === '(') depth++;
      else if (c === ')') depth--;
      else if (c === ',' && depth === 0 && comma < 0) comma = end;
    }
    css = css.slice(0, at) + css.slice(at + 'light-dark('.length, comma) + css.slice(end);
  }
  return css;
}

/** Plain `oklch(l c h)` to #rrggbb, for browsers before 2023. Matrices: CSS Color 4, section 18. */
function oklchToHex(css) {
  return css.replace(/oklch\(\s*([\d.]+)%\s+([\d.]+)\s+(?:([\d.]+)(?:deg)?|none)\s*\)/g, (_, lp, cs, hs) => {
    const l = lp / 100, hue = (hs ?? 0) * Math.PI / 180, a = cs * Math.cos(hue), b = cs * Math.sin(hue);
    const [x, y, z] = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b,
      l - 0.0894841775 * a - 1.291485548 * b].map(v => v ** 3);
    const linear = [4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
      -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z, -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z];
    return '#' + linear.map(v => Math.min(1, Math.max(0, v)))
      .map(v => Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)).toString(16).padStart(2, '0')).join('');
  });
}

/** Pictures inside the style sheet need `data:` in the content policy, which stays closed: app.css draws its own. */
const withoutDataUris = css => css.replace(/url\((["']?)data:[^"']*?\1\)|url\("data:[^"]*"\)|url\('data:[^']*'\)/g, 'none');

const source = withoutDataUris(flattenLightDark(await readFile(path.join(modules, '@tabler/core/dist/css/tabler.min.css'), 'utf8')));
const [purged] = await new PurgeCSS().purge({
  content: [
    `${app}/**/*.razor`, `${app}/**/*.cs`, `${app}/wwwroot/*.js`,
    { raw: `<i class="${vocabulary}">`, extension: 'html' },
  ],
  defaultExtractor: text => text.match(/[A-Za-z][\w-]*/g) ?? [],
  css: [{ raw: oklchToHex(source) }],
  // Our own words in C# ("modal", "page") must not call whole families of Tabler back.
  blocklist: [/modal/, /offcanvas/, /carousel/, /navbar/, /dropdown/, /tooltip/, /popover/, /toast/, /accordion/, /avatar/,
    /^flag/, /^bg-/, /spinner/, /placeholder-/, /^ratio/, /^page-/, /-rtl/, /timeline/, /^steps?/, /^badge/, /^nav/, /^tag/],
  safelist: [':root', ':focus-visible', ':disabled'],
  variables: true, keyframes: true, fontFace: true,
});
const { code } = await transform(purged.css, { loader: 'css', minify: true, legalComments: 'inline', target: ['chrome88', 'safari14'] });
if (/url\(\s*["']?(data:|https?:|\/\/)/.test(code)) throw new Error('The style sheet points outside: change withoutDataUris.');

const symbols = await Promise.all(icons.map(async name => {
  const svg = await readFile(path.join(modules, `@tabler/icons/icons/outline/${name}.svg`), 'utf8');
  const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\s+/g, ' ')
    .replace(/<path[^>]*d="M0 0h24v24H0z"[^>]*\/>/, '').replace(/ \/>/g, '/>').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
}));

const mit = owner => `${owner}\n\nThe MIT License (MIT)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
const iconsLicence = await readFile(path.join(modules, '@tabler/icons/LICENSE'), 'utf8').catch(() => mit('Copyright (c) 2020-2026 Paweł Kuna'));

await rm(lib, { recursive: true, force: true });
await mkdir(lib, { recursive: true });
await Promise.all([
  writeFile(path.join(lib, 'tabler.css'), code),
  writeFile(path.join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${mark.replace(/\n/g, '')}${symbols.join('')}</svg>\n`),
  writeFile(path.join(lib, 'mark.svg'), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0a3a58"/>`
    + `<g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round">${mark.match(/<path.*\/>/)[0]}</g></svg>\n`),
  writeFile(path.join(lib, 'tabler.LICENSE.txt'), mit('Tabler v1.6.1, https://tabler.io\nCopyright 2018-2026 The Tabler Authors\nCopyright 2018-2026 codecalm.net Paweł Kuna')),
  writeFile(path.join(lib, 'icons.LICENSE.txt'), `Tabler Icons v3.51.0, https://tabler.io/icons\n\n${iconsLicence}`),
]);
const kB = n => (n / 1000).toFixed(1) + ' kB';
for (const [name, text] of [['tabler.css', code], ['icons.svg', symbols.join('')]]) {
  console.log(`${name}: ${kB(Buffer.byteLength(text))}, gzip ${kB(gzipSync(text).length)}, brotli ${kB(brotliCompressSync(text).length)}`);
}
