import type { Notice } from '../../domain/notice';
import type { Tone } from './state';

const SWITCH_TONES = {
  accepted: 'done',
  received: 'done',
  gone: 'over',
  declined: 'over',
  cancelled: 'over',
  failed: 'failed',
} as const;

/** Whether it is good news, or waits for an answer. */
export function noticeTone(notice: Notice): Tone {
  switch (notice.kind) {
    case 'enrollment-under-review':
      return 'waiting';
    case 'enrollment-rejected':
    case 'order-failed':
      return 'failed';
    case 'partnership-requested':
    case 'contact-requested':
    case 'on-record-requested':
    case 'switch-requested':
      return 'urgent';
    case 'roles-changed':
    case 'provider-access-removed':
    case 'partnership-ended':
      return 'over';
    case 'switch-changed':
      return SWITCH_TONES[notice.outcome];
    default:
      return 'done';
  }
}
