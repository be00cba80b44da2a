import source from '../../../cards/list.json';
import type { Language } from '../../domain/user';
import { type Card, renderCard } from './card';
import { type Button, formWords, type paging } from './common';
import { type Row, rowOf } from './state';
import { template } from './template';

const render = template(source);

/** Something to choose; shown in a compact list, which reads no markdown. */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface List {
  readonly heading: string;
  readonly introduction?: string;
  /** What was searched for. */
  readonly search?: { readonly label: string; readonly value: string; readonly max: number };
  /** Which entries are shown. */
  readonly filter?: { readonly label: string; readonly value: string; readonly choices: readonly Choice[] };
  /** What is said of an empty list. */
  readonly none: string;
  readonly rows: readonly Row[];
  /** What the buttons act on, where there is more than one. */
  readonly choice: { readonly id: string; readonly label: string; readonly choices: readonly Choice[] };
  readonly actions: readonly Button[];
  readonly paging: ReturnType<typeof paging>;
}

/** A page of a list that can be searched or filtered, with buttons that act on the chosen entry. */
export function listCard(language: Language, list: List): Card {
  const { introduction = '', search, filter, choice, rows } = list;
  const nothing = { label: '', value: '', max: 1, choices: [] };
  return renderCard(language, render, {
    ...formWords(language),
    heading: list.heading,
    introduction,
    hasIntroduction: introduction !== '',
    hasSearch: search !== undefined,
    search: { ...(search ?? nothing) },
    hasFilter: filter !== undefined,
    filter: filter ? { ...filter, choices: choicesOf(filter.choices) } : nothing,
    none: list.none,
    isEmpty: rows.length === 0,
    rows: rows.map(rowOf),
    canChoose: choice.choices.length > 1,
    choice: { ...choice, value: choice.choices[0]?.value ?? '', choices: choicesOf(choice.choices) },
    actions: list.actions,
    ...list.paging,
  });
}

const choicesOf = (choices: readonly Choice[]) => choices.map(({ title, value }) => ({ title, value }));
