import { DeskError } from '../../domain/errors';
import { settingsOf } from '../../domain/notification-settings';
import { chooseNotifications, setMuted } from '../../workflows/users';
import type { Click } from '../activity';
import { notificationsCard } from '../cards/notifications';
import type { Turn } from '../turn';

/** Not a flow: what somebody is told can be changed in the middle of everything else. */
export async function showNotifications({ user, replies }: Turn): Promise<void> {
  replies.show(notificationsCard(user));
}

export const mute = (turn: Turn): Promise<void> => changeMuted(turn, true);
export const unmute = (turn: Turn): Promise<void> => changeMuted(turn, false);

async function changeMuted({ ports, actor, user, replies }: Turn, muted: boolean): Promise<void> {
  await setMuted(ports, actor, muted);
  replies.show(notificationsCard({ ...user, muted }));
}

/** Refused settings are shown as they were typed. */
export async function updateNotifications({ ports, actor, user, replies }: Turn, typed: Click['args']): Promise<void> {
  try {
    replies.show(notificationsCard(await chooseNotifications(ports, actor, settingsOf(typed)), { isSaved: true }));
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    replies.show(notificationsCard(user, { refusal: { error, typed } }));
  }
}
