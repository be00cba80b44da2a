import { type Field, type Filling, filledIn } from './filling';
import { faultsOfPage } from './page-faults';
import type { World } from './world';

/** A form as a browser reads it from a page. */
export interface ServedForm {
  readonly action: string;
  /** What it carries that nobody sees. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
};

/** The form on a page that changes something, if there is one. */
export function formOn(page: string, url: string): ServedForm | undefined {
  const form = /<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/i.exec(page)?.[0];
  if (!form) return undefined;
  const tags = form.match(/<(input|textarea|option|select|button)\b[^>]*>/g) ?? [];
  const hidden: Record<string, string> = {};
  const fields = new Map<string, { id: string; value: string; choices?: string[] }>();
  let selecting = '';
  for (const tag of tags) {
    const type = attribute(tag, 'type') ?? 'text';
    const value = attribute(tag, 'value') ?? '';
    if (tag.startsWith('<option')) {
      fields.get(selecting)?.choices?.push(value);
      continue;
    }
    const id = attribute(tag, 'name');
    if (id === undefined) continue;
    if (type === 'hidden') hidden[id] = value;
    else if (tag.startsWith('<select')) {
      selecting = id;
      fields.set(id, { id, value: '', choices: [] });
    } else if (type === 'radio' || type === 'checkbox' || tag.startsWith('<button')) {
      const known = fields.get(id);
      if (known) known.choices?.push(value);
      else fields.set(id, { id, value, choices: type === 'checkbox' ? ['', value] : [value] });
    } else fields.set(id, { id, value });
  }
  const [opening = ''] = /<form[^>]*>/.exec(form) ?? [];
  return { action: new URL(attribute(opening, 'action') ?? url, url).href, hidden, fields: [...fields.values()] };
}

/** Opens a page and sends what is served there, filled in. */
export async function sendServedForm(world: World, url: string, filling: Filling): Promise<void> {
  const page = await world.desk.website.open(url);
  world.check(faultsOfPage(page, world.isHostile));
  const form = formOn(page.text, url);
  if (!form) return;
  const answer = await world.desk.website.send(form.action, { ...form.hidden, ...filledIn(form.fields, filling) });
  world.check(faultsOfPage(answer, world.isHostile));
}
