import { z } from 'zod';

const Element = z.looseObject({ type: z.string().optional() });
type Element = z.infer<typeof Element>;

/** A button as a client has it. */
export interface Button {
  readonly type: string;
  readonly title: string;
  readonly verb: string | undefined;
  readonly url: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sendsInputs: boolean;
}

/** A card as a person reads it. */
export class ShownCard {
  constructor(
    readonly content: unknown,
    /** The message that holds it. */
    readonly messageId: string,
  ) {}

  /** Everything there is to read, a line each. */
  get text(): string {
    return this.elements.flatMap(element => readable(element)).join('\n');
  }

  /** Texts that a client reads as markdown. */
  get markdown(): string[] {
    return this.elements.filter(element => element.type === 'TextBlock').map(element => String(element['text']));
  }

  /** Texts that a client shows as they are. */
  get plainText(): string[] {
    return this.elements.filter(element => element.type === 'TextRun').map(element => String(element['text']));
  }

  get heading(): string {
    return String(this.elements.find(element => element['style'] === 'heading')?.['text'] ?? '');
  }

  get buttons(): Button[] {
    return this.elements
      .filter(element => element.type === 'Action.Execute' || element.type === 'Action.OpenUrl')
      .map(action => ({
        type: String(action.type),
        title: String(action['title'] ?? ''),
        verb: action['verb'] === undefined ? undefined : String(action['verb']),
        url: action['url'] === undefined ? undefined : String(action['url']),
        data: z.record(z.string(), z.unknown()).catch({}).parse(action['data']),
        sendsInputs: action['associatedInputs'] !== 'none',
      }));
  }

  button(title: string): Button {
    const found = this.buttons.find(button => button.title === title);
    if (!found)
      throw new Error(`No button "${title}" on "${this.heading}": ${this.buttons.map(each => each.title).join(', ')}`);
    return found;
  }

  /** What each input would send. */
  get inputs(): Record<string, string> {
    return Object.fromEntries(
      this.elements
        .filter(element => element.type?.startsWith('Input.'))
        .map(input => [String(input['id']), String(input['value'] ?? '')]),
    );
  }

  input(id: string): Element {
    const found = this.elements.find(element => element['id'] === id);
    if (!found) throw new Error(`No input "${id}" on "${this.heading}"`);
    return found;
  }

  /** What stands directly below an input, where its error is. */
  below(id: string): string {
    const all = this.elements.filter(element => element.type === 'TextBlock' || element.type?.startsWith('Input.'));
    const next = all[all.findIndex(element => element['id'] === id) + 1];
    return next?.type === 'TextBlock' ? String(next['text']) : '';
  }

  /** Every element in reading order; the fallback of a button is the same button again. */
  get elements(): Element[] {
    return elementsOf(this.content);
  }
}

function elementsOf(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  const element = Element.safeParse(node);
  if (!element.success) return [];
  const { fallback: _fallback, data: _data, ...rest } = element.data;
  const own = rest.type ? [element.data] : [];
  return [...own, ...Object.values(rest).flatMap(elementsOf)];
}

function readable(element: Element): string[] {
  if (element.type === 'TextBlock') return [String(element['text'])];
  if (element.type === 'RichTextBlock') {
    const runs = z.array(z.looseObject({ text: z.string() })).parse(element['inlines']);
    return [runs.map(run => run.text).join('')];
  }
  if (element.type?.startsWith('Input.'))
    return [String(element['label'] ?? ''), String(element['title'] ?? '')].filter(Boolean);
  if (element.type === 'AdaptiveCard' || element['title'] === undefined) return [];
  return [String(element['title'])];
}
