import source from '../../../cards/notifications.json';
import { NoticeGroup } from '../../domain/notification-settings';
import type { User } from '../../domain/user';
import { text, texts } from '../../text/text';
import { type Card, type CardOptions, renderCard } from './card';
import { button, formWords, type Reader } from './common';
import { template } from './template';
import { TIME_ZONES } from './time-zones';

const render = template(source);

/** What somebody is told by itself, and when not; `isSaved` right after they have changed it. */
export function notificationsCard(
  user: User,
  { isSaved = false, ...options }: CardOptions & { readonly isSaved?: boolean } = {},
): Card {
  const { language, muted, quietHours, declinedNotices = [] } = user;
  const states = texts(language, 'cards.notifications');
  const words = texts(language, 'notificationSettings');
  const buttons = texts(language, 'buttons');
  const state = muted ? states.off : states.on;
  const timeZone = quietHours?.timeZone ?? user.timeZone ?? 'UTC';
  return renderCard(
    language,
    render,
    {
      ...formWords(language),
      heading: states.heading,
      text: isSaved ? `${words.updated} ${state}` : state,
      words,
      choices: NoticeGroup.options.map(group => ({
        title: text(language, `notificationSettings.group.${group}`),
        value: group,
      })),
      kinds: NoticeGroup.options.filter(group => !declinedNotices.includes(group)).join(','),
      quietFrom: quietHours?.from ?? '',
      quietTo: quietHours?.to ?? '',
      timeZone,
      timeZones: [...new Set([timeZone, ...TIME_ZONES])].map(zone => ({ title: zoneName(user, zone), value: zone })),
      mute: [muted ? button(buttons.unmute, 'unmute') : button(buttons.mute, 'mute')],
    },
    options,
  );
}

/** In summer the names of time zones do not claim to be standard time the whole year round. */
const SUMMER = new Date('2026-07-01');

/** Such as "Central European Time (Europe/Berlin)". */
function zoneName({ language }: Reader, timeZone: string): string {
  if (timeZone === 'UTC') return timeZone;
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' });
  const parts = format.formatToParts(SUMMER);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return name === timeZone ? name : `${name} (${timeZone})`;
}
