import type { Texts } from '../shape';

export const overview: Texts['overview'] = {
  heading: 'Übersicht',
  customers: 'Kunden und Abonnements',
  sent: 'warten auf Antwort',
  expired: 'abgelaufen',
  draft: 'noch nicht gesendet',
  due: 'in 30 Tagen fällig',
  atLeast: '{{number}}+',
  soldHeading: 'Ihre verkauften Abonnements',
  soldText: 'Was zuerst verlängert werden muss, steht oben.',
  noneSold: 'Sie haben noch kein Abonnement verkauft.',
  dueSoon: 'Laufzeit endet bald',
};
