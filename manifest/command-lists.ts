import { COMMANDS, type Command } from '../src/bot/commands';
import type { Language } from '../src/domain/user';
import { text } from '../src/text/text';

/** Where people can talk to the bot. */
type Scope = 'personal' | 'team' | 'groupChat';

/** One list of commands as Teams suggests them; the same commands, in the same order, in every language. */
export interface CommandList {
  readonly scopes: readonly Scope[];
  readonly commands: readonly { readonly title: string; readonly description: string }[];
}

/** So much every client shows; the newest schema would let more through (learn.microsoft.com: "Create a commands menu"). */
const MOST_COMMANDS = 10;
const LONGEST_TITLE = 32;
/** The way to everything else, and how things stand. */
const FIRST: readonly Command['id'][] = ['help', 'account'];

const commandsOf = (...ids: readonly Command['id'][]): readonly Command[] =>
  ids.flatMap(id => COMMANDS.filter(command => command.id === id));

/** What each list offers, by where it is shown; the bot can be added wherever there is one. */
const MENUS: readonly { readonly scopes: readonly Scope[]; readonly commands: readonly Command[] }[] = [
  { scopes: ['personal'], commands: mostUsed() },
  // Where others read along there is not more; all else is answered in the chat of who asks.
  { scopes: ['team', 'groupChat'], commands: commandsOf('help', 'notifications') },
];

export const SCOPES: readonly Scope[] = MENUS.flatMap(({ scopes }) => scopes);

export const commandLists = (language: Language): CommandList[] =>
  MENUS.map(({ scopes, commands }) => ({
    scopes,
    commands: commands.map(({ id }) => ({
      title: titleOf(id, language),
      description: capitalized(text(language, `commands.${id}.about`)),
    })),
  }));

/** First what everybody needs, then the help card from its top: it begins with what is done most. */
function mostUsed(): readonly Command[] {
  const fitting = COMMANDS.filter(({ id }) => titleOf(id, 'en') && titleOf(id, 'de'));
  return [...new Set([...commandsOf(...FIRST), ...fitting])].slice(0, MOST_COMMANDS);
}

/** What a tap on the command types: the first of its words that fits. */
function titleOf(id: Command['id'], language: Language): string {
  const words = text(language, `commands.${id}.words`).split(',');
  return words.map(each => each.trim()).find(each => each.length <= LONGEST_TITLE) ?? '';
}

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
