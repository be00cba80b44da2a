export const customerAccount = {
  title: 'Konto',
  heading: 'Konto von {{customer}}',
  acceptedOnly:
    'Diese Angaben hat der Kunde bei der Annahme gemacht. Wählen Sie „Aktualisieren“, um die Unternehmens- und Abrechnungsinformationen zu ergänzen.',
  domain: 'Domäne',
  registrationNumber: 'Registrierungsnummer der Organisation (falls im Land erforderlich)',
  address: 'Adresse',
  contact: 'Ansprechpartner',
  editHeading: 'Konto von {{customer}} aktualisieren',
  company: 'Unternehmensinformationen',
  billing: 'Abrechnungsinformationen',
  updated: 'Das Konto ist aktualisiert.',
  remove: 'Kundenbeziehung entfernen',
  removeHeading: 'Kundenbeziehung zu {{customer}} entfernen?',
  removeList:
    'Der Kunde steht sofort nicht mehr auf Ihrer Kundenliste. Ein globaler Administrator kann die Beziehung später reaktivieren.',
  removePrivileges:
    'Delegierte Administratorrechte, die der Kunde gewährt hat, bleiben unverändert. Sie enden erst, wenn der Kunde sie in seinem Admin Center entfernt; granulare Administratorbeziehungen müssen gesondert beendet werden.',
  removeFaith:
    'Sie versichern, dass Sie die Beziehung in gutem Glauben, aus einem legitimen Geschäftszweck und im Einklang mit Ihrer Vereinbarung mit dem Kunden oder Partner beenden und dass Sie Microsoft verteidigen und schadlos halten, wenn Dritte etwas anderes geltend machen.',
  removeNotice:
    'Wenn Ihre Vereinbarung eine rechtsgültige Kündigung verlangt, müssen Sie diese dem Kunden oder Partner selbst zukommen lassen.',
  removeNobody: 'Dieses Tool informiert niemanden, weder den Kunden noch einen anderen Partner.',
  confirmation: 'Bestätigung',
  accept: 'Ich habe dies gelesen, versichere es und entferne die Beziehung',
  keep: 'Beziehung behalten',
  removed: 'Die Kundenbeziehung zu {{customer}} ist entfernt',
  removedText: 'Der Kunde steht nicht mehr auf Ihrer Liste. Niemand wurde informiert.',
  removedCustomers: {
    heading: 'Entfernte Kunden',
    none: 'Es wurde keine Kundenbeziehung entfernt.',
    choose: 'Kunde',
    removedAt: 'Entfernt am',
    reactivate: 'Beziehung reaktivieren',
  },
};
