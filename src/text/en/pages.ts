export const pages = { common: { title: 'Partner Desk' } };
