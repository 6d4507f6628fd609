import { filled, verifyWords } from '#src/account/bundle/verify/index.ts';
import { chosenLanguage, keepLanguage } from '#src/ui-kit/language.ts';
import { element } from './dom.ts';
import * as texts from './page.texts.ts';
import { checkFile } from './read-bundle.ts';
import { showReport } from './show-report.ts';

const root = document.getElementById('root') as HTMLElement;
let language = chosenLanguage();

function words(): typeof texts.zh {
  return language === 'zh' ? texts.zh : texts.en;
}

function top(show: () => void): Node {
  const t = words();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `${t.title} · Kepu`;
  const other = element('button', { type: 'button', class: 'plain', lang: language === 'zh' ? 'en' : 'zh-CN' }, t.switch);
  other.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    keepLanguage(language);
    show();
  });
  return element('div', { class: 'top' }, element('h1', {}, t.title), other);
}

/** What the reader has from elsewhere; kept while the language changes. */
const kept = { checkpoint: null as File | null, key: '' };

function start(): void {
  const t = words();
  const input = element('input', { type: 'file', id: 'bundle', accept: '.jsonl,.gz,.json,.txt' });
  const drop = element(
    'div',
    { class: 'drop' },
    element('strong', {}, t.drop),
    element('p', { class: 'quiet' }, t.or),
    input,
    element('label', { class: 'button', for: 'bundle' }, t.choose),
    element('p', { class: 'quiet small' }, t.kind),
  );
  const take = (file: File | undefined): void => {
    if (file) void run(file);
  };
  input.addEventListener('change', () => take(input.files?.[0]));
  for (const name of ['dragenter', 'dragover'])
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  });
  root.replaceChildren(
    top(start),
    element('p', { class: 'quiet' }, t.lead),
    drop,
    compared(),
    element('p', { class: 'quiet small' }, t.trust),
  );
}

function compared(): Node {
  const t = words();
  const checkpoint = element('input', { type: 'file', id: 'checkpoint' });
  checkpoint.addEventListener('change', () => {
    kept.checkpoint = checkpoint.files?.[0] ?? null;
  });
  const key = element('input', { type: 'text', id: 'key', autocomplete: 'off', spellcheck: 'false', value: kept.key });
  key.addEventListener('input', () => {
    kept.key = key.value;
  });
  return element(
    'details',
    {},
    element('summary', {}, t.more),
    element('label', { for: 'checkpoint' }, t.checkpoint),
    checkpoint,
    element('label', { for: 'key' }, t.key),
    key,
  );
}

async function run(file: File): Promise<void> {
  const t = words();
  const status = element('p', { role: 'status' });
  const progress = (bytes: number): void => {
    status.textContent = filled(t.running, { size: `${(bytes / 1_048_576).toFixed(1)} MB` });
  };
  root.replaceChildren(top(start), status);
  progress(0);
  try {
    const earlier = kept.checkpoint ? await kept.checkpoint.text() : undefined;
    const report = await checkFile(file, { earlier, pinned: kept.key.trim() ? [kept.key.trim()] : [] }, progress);
    const show = (): void => {
      const again = element('button', { type: 'button' }, words().again);
      again.addEventListener('click', start);
      root.replaceChildren(
        top(show),
        ...showReport(report, words(), verifyWords[language]),
        element('p', { class: 'again' }, again),
      );
    };
    show();
  } catch {
    status.textContent = t.unreadable;
    const again = element('button', { type: 'button' }, t.again);
    again.addEventListener('click', start);
    root.append(again);
  }
}

// A file that misses its place would replace the page.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());
start();
