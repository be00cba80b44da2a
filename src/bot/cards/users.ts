import source from '../../../cards/users.json';
import type { User } from '../../domain/user';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import { formWords, paging, type Reader } from './common';
import { template } from './template';

const render = template(source);

/** The partner's own people and their roles. */
export function usersCard(reader: Reader, page: Page<User>, you: string, isLater: boolean): Card {
  const { language } = reader;
  const words = texts(language, 'cards.users');
  return renderCard(language, render, {
    ...formWords(language),
    text: words,
    rows: page.items.map(({ body: user }) => ({
      title: user.id === you ? `${user.name} ${words.you}` : user.name,
      facts: [{ label: text(language, 'commands.users.title'), value: rolesOf(reader, user) || words.noRoles }],
    })),
    ...paging('users', {}, { continuation: page.continuation, isLater }),
  });
}

const rolesOf = ({ language }: Reader, { roles }: User): string =>
  roles.map(role => text(language, `roles.${role}`)).join(', ');
