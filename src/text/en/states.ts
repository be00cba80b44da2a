/** How things stand, in the line below a heading: each in a word or two, behind a mark. */
export const states = {
  outcome: {
    done: 'Done',
    waiting: 'In progress',
    urgent: 'Waiting for you',
    failed: 'Not successful',
    over: 'Ended',
  },
  step: {
    done: 'done',
    waiting: 'under way',
    urgent: 'your turn',
    failed: 'not accepted',
    over: 'to come',
  },
  enrollment: {
    active: 'Active',
    submitted: 'Information submitted',
    confirmed: 'Email address confirmed',
    reviewed: 'Review by Microsoft',
    ready: 'Account active',
  },
  enrollmentStep: 'Step {{number}} of {{total}}',
  invitation: {
    draft: 'Not sent yet',
    sent: 'Waiting for an answer',
    accepted: 'Accepted',
    expired: 'Expired',
    withdrawn: 'Withdrawn',
  },
  customer: { active: 'Your customer', elsewhere: 'Not invited yet' },
  subscription: { active: 'Active', suspended: 'Suspended' },
  partnership: { active: 'Partnership active' },
  notices: {
    done: 'Good news',
    waiting: 'In progress',
    urgent: 'Waiting for your answer',
    failed: 'Not successful',
    over: 'For your information',
  },
};
