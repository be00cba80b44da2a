import source from '../../../cards/shared-chat.json';
import { NoticeGroup } from '../../domain/notification-settings';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import { type Button, button, primary } from './common';
import type { PersonalChatLink } from './found';
import type { JsonObject } from './template';
import { template } from './template';

const render = template(source);

interface Shown {
  readonly heading: string;
  readonly message: string;
  readonly actions?: readonly Button[];
  readonly form?: JsonObject;
}

const sharedChatCard = (
  language: Language,
  { heading, message, actions = [], form }: Shown,
  link: PersonalChatLink | undefined,
): Card =>
  renderCard(language, render, {
    heading,
    text: message,
    isForm: form !== undefined,
    ...form,
    actions,
    links: link ? [{ title: text(language, 'sharedChats.open'), url: link(text(language, 'buttons.help')) }] : [],
  });

/** What the bot does where others read along, and the way to one's own chat. */
export const sharedHelpCard = (language: Language, link: PersonalChatLink | undefined): Card =>
  sharedChatCard(
    language,
    {
      heading: text(language, 'sharedChats.heading'),
      message: text(language, 'sharedChats.text'),
      actions: [button(text(language, 'commands.notifications.title'), 'notifications')],
    },
    link,
  );

/** The answer is elsewhere, or can be given elsewhere only. */
export const elsewhereCard = (language: Language, message: string, link: PersonalChatLink | undefined): Card =>
  sharedChatCard(language, { heading: text(language, 'sharedChats.onlyForYou'), message }, link);

/** What everybody there is told; `isSaved` right after it was chosen. */
export function sharedNotificationsCard(
  language: Language,
  groups: readonly NoticeGroup[],
  { isSaved = false }: { readonly isSaved?: boolean } = {},
): Card {
  const words = texts(language, 'sharedChats');
  const saved = groups.length > 0 ? words.saved : words.savedNone;
  return sharedChatCard(
    language,
    {
      heading: words.settings,
      message: isSaved ? saved : words.settingsText,
      actions: [primary(button(text(language, 'buttons.update'), 'update-notifications'))],
      form: {
        kindsLabel: text(language, 'notificationSettings.kinds'),
        kinds: groups.join(','),
        choices: NoticeGroup.options.map(group => ({
          title: text(language, `notificationSettings.group.${group}`),
          value: group,
        })),
      },
    },
    undefined,
  );
}
