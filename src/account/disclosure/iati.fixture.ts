/** An XML element as a test looks at it. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const plain = (text: string): string => text.replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity);

/** Reads elements, attributes and text; throws where tags do not close or a character is not escaped. */
export function readXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, close, name, attributes = '', self, text] of xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .matchAll(/<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"<&]*(?:&\w+;[^"<&]*)*")*)\s*(\/?)>|([^<>]+)|[<>]/g)) {
    const last = open.at(-1)!;
    if (text !== undefined) last.text += plain(text).trim();
    else if (name === undefined) throw new Error('a sign that is not escaped');
    else if (close) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const read = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value!)]);
      const element: XmlElement = { name, attributes: Object.fromEntries(read), children: [], text: '' };
      last.children.push(element);
      if (!self) open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('elements are left open, or there are several roots');
  return root.children[0]!;
}

/** Children in the order of the 2.03 schema, of the elements that are written: https://iatistandard.org/en/iati-standard/203/schema/ */
const orders: Record<string, readonly string[]> = {
  'iati-activities': ['iati-activity'],
  'iati-activity': [
    ...['iati-identifier', 'reporting-org', 'title', 'description', 'participating-org', 'activity-status', 'activity-date'],
    ...['recipient-country', 'sector', 'budget', 'transaction', 'result'],
  ],
  result: ['title', 'indicator'],
  indicator: ['title', 'description', 'baseline', 'period'],
  period: ['period-start', 'period-end', 'target', 'actual'],
  budget: ['period-start', 'period-end', 'value'],
  transaction: ['transaction-type', 'transaction-date', 'value', 'description'],
  target: ['comment'],
  actual: ['comment'],
  ...Object.fromEntries(
    ['reporting-org', 'title', 'description', 'participating-org', 'sector', 'comment'].map((name) => [name, ['narrative']]),
  ),
};

const required: Record<string, readonly string[]> = {
  'iati-activities': ['version'],
  'reporting-org': ['ref', 'type'],
  'participating-org': ['role'],
  'activity-status': ['code'],
  'activity-date': ['type', 'iso-date'],
  'recipient-country': ['code'],
  sector: ['code'],
  value: ['value-date'],
  result: ['type'],
  indicator: ['measure'],
  'period-start': ['iso-date'],
  'period-end': ['iso-date'],
  narrative: ['xml:lang'],
};

/** What breaks the order of the schema or the standard's rules for results (8.6.1, 8.8.1–8.8.3). Empty when nothing does. */
export function iatiFaults(element: XmlElement, measure = ''): string[] {
  const faults: string[] = [];
  const { name, attributes, children } = element;
  const places = children.map((child) => (orders[name] ?? []).indexOf(child.name));
  if (places.includes(-1) || places.some((place, at) => at > 0 && place < places[at - 1]!))
    faults.push(`${name}: ${children.map((child) => child.name).join(' ')}`);
  faults.push(...(required[name] ?? []).filter((key) => !attributes[key]).map((key) => `${name} without ${key}`));
  const [start, end] = ['period-start', 'period-end'].map(
    (edge) => children.find((child) => child.name === edge)?.attributes['iso-date'],
  );
  if (start && end && start >= end) faults.push(`${name}: ${start} is not before ${end}`);
  if (['baseline', 'target', 'actual'].includes(name)) {
    const { value } = attributes;
    if (measure === '5' ? value !== undefined : value === undefined || !Number.isFinite(Number(value)))
      faults.push(`${name} of measure ${measure} has the value ${value}`);
  }
  const inside = name === 'indicator' ? attributes.measure! : measure;
  return [...faults, ...children.flatMap((child) => iatiFaults(child, inside))];
}

export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((child) => elementsNamed(child, name))];
}
