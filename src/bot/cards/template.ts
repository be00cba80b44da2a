import actions from '../../../cards/parts/actions.json';
import cancel from '../../../cards/parts/cancel.json';
import facts from '../../../cards/parts/facts.json';
import header from '../../../cards/parts/header.json';
import more from '../../../cards/parts/more.json';
import rows from '../../../cards/parts/rows.json';
import steps from '../../../cards/parts/steps.json';
import textPart from '../../../cards/parts/text.json';

/**
 * Adaptive Cards Templating (learn.microsoft.com/adaptive-cards/templating/language), the part of it that our cards
 * use: `${path}`, `${$root.path}`, `$data` and `$when`. Compiled once, because expanding a card is on the path of
 * every turn; a test compares the results with Microsoft's own engine.
 */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

interface Scope {
  readonly root: JsonObject;
  readonly here: Json;
}
type Expand = (scope: Scope) => Json;

/** Stands for an element whose `$when` was false. */
const ABSENT = Symbol('absent');

export type Template = (data: JsonObject) => JsonObject;

/** What many cards have in common; `{"$part": "facts"}` in a list of elements stands for the elements of that part. */
const PARTS: Readonly<Record<string, Json>> = { actions, cancel, facts, header, more, rows, steps, text: textPart };

export function template(source: unknown): Template {
  const expand = compile(assembled(source as Json));
  return data => expand({ root: data, here: data }) as JsonObject;
}

/** The template with its parts in their places. */
export function assembled(node: Json): Json {
  if (Array.isArray(node)) return node.flatMap(item => partOf(item) ?? [assembled(item)]);
  if (!isObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, assembled(value)]));
}

function partOf(item: Json): readonly Json[] | undefined {
  if (!isObject(item) || item['$part'] === undefined) return undefined;
  const part = PARTS[String(item['$part'])];
  if (!Array.isArray(part)) throw new Error(`There is no part ${item['$part']}`);
  return part;
}

function compile(node: Json): Expand {
  if (typeof node === 'string') return compileText(node);
  if (Array.isArray(node)) {
    const items = node.map(compileItem);
    return scope => items.flatMap(item => item(scope));
  }
  if (isObject(node)) return compileObject(node);
  return () => node;
}

/** An element of an array: repeated for each of its `$data`, left out where its `$when` is false. */
function compileItem(node: Json): (scope: Scope) => Json[] {
  if (!isObject(node)) {
    const expand = compile(node);
    return scope => [expand(scope)];
  }
  const { $data, $when, ...element } = node;
  const data = $data === undefined ? undefined : compile($data);
  const when = $when === undefined ? undefined : compile($when);
  const expand = compileObject(element);
  const one = (scope: Scope): Json | typeof ABSENT => (when && when(scope) !== true ? ABSENT : expand(scope));
  return scope => {
    const value = data?.(scope);
    const scopes = data ? (Array.isArray(value) ? value : [value]).map(here => ({ root: scope.root, here })) : [scope];
    return scopes.map(one).filter(item => item !== ABSENT);
  };
}

function compileObject(node: JsonObject): Expand {
  const entries = Object.entries(node).map(([name, value]) => [name, compile(value)] as const);
  return scope => Object.fromEntries(entries.map(([name, expand]) => [name, expand(scope)]));
}

function compileText(source: string): Expand {
  const whole = /^\$\{([^}]+)\}$/.exec(source)?.[1];
  if (whole !== undefined) return lookup(whole);
  const parts = source.split(/\$\{([^}]+)\}/).map((part, index) => (index % 2 === 1 ? lookup(part) : () => part));
  if (parts.length === 1) return () => source;
  return scope => parts.map(part => String(part(scope) ?? '')).join('');
}

function lookup(path: string): Expand {
  const names = path.trim().split('.');
  const fromRoot = names[0] === '$root';
  if (fromRoot) names.shift();
  return ({ root, here }) =>
    names.reduce<Json>((value, name) => (isObject(value) ? value[name] : undefined), fromRoot ? root : here);
}

const isObject = (node: Json): node is JsonObject => typeof node === 'object' && node !== null && !Array.isArray(node);
