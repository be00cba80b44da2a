import { azureSwitchLinks } from './azure-switch';

const notComplete = 'Dieser Link ist nicht vollständig';

export const pages = {
  common: {
    title: 'Partner Desk',
    noPassword: 'Partner Desk fragt Sie niemals nach einem Kennwort.',
    optional: '(optional)',
    checkAnswers: 'Bitte überprüfen Sie Ihre Angaben',
    titleOfRefused: 'Angaben überprüfen: {{title}}',
    copied: 'In die Zwischenablage kopiert.',
    notCopied:
      'Ihr Browser lässt diese Seite nicht kopieren. Markieren Sie den Text und kopieren Sie ihn mit der Tastatur.',
    foreignForm:
      'Es war nicht sicher, dass dieses Formular von dieser Seite gesendet wurde. Deshalb wurde nichts geändert. Ihre Eingaben sind noch da: Bitte überprüfen Sie sie und senden Sie sie erneut.',
    close: 'Sie können diese Seite schließen.',
  },
  acceptance: {
    title: 'Anfrage für eine Vertriebspartnerschaft',
    headingOne: '{{partner}} bittet Sie um eine Vertriebspartnerschaft',
    headingTwo: '{{reseller}} und {{provider}} bitten Sie um eine Vertriebspartnerschaft',
    intro:
      'Sie haben diesen Link per E-Mail erhalten. Bitte lesen Sie, was Sie erlauben würden. Es geschieht nichts, bis Sie das Kontrollkästchen aktivieren und dann **Annehmen und autorisieren** auswählen.',
    who: 'Wer anfragt',
    reseller: 'Indirekter Vertriebspartner: verwaltet Ihre Dienste',
    provider: 'Indirekter Anbieter: übermittelt die Aufträge',
    partnerId: 'Partner-ID (MPN-ID)',
    what: 'Was Sie erlauben',
    orders: 'Aufträge und Abonnements',
    ordersOne:
      '{{partner}} darf im Namen Ihrer Organisation Microsoft-Clouddienste bestellen und die Abonnements verwalten.',
    ordersTwo:
      '{{reseller}} darf Ihre Abonnements verwalten. {{provider}} darf im Namen Ihrer Organisation neue Abonnements und Lizenzen bestellen.',
    privileges: 'Delegierte Administratorrechte',
    privilegesText:
      '{{partner}} darf Ihre Microsoft-Clouddienste verwalten. Die Administrator-Agents dieses Partners erhalten in Ihrer Organisation die Rechte eines **globalen Administrators**, die Helpdesk-Agents die eines **Helpdeskadministrators**: zum Beispiel, um Benutzer und Lizenzen zu verwalten oder Kennwörter zurückzusetzen.',
    control: 'Sie behalten die Kontrolle',
    controlText:
      'Sie können die delegierten Administratorrechte jederzeit entfernen: Wählen Sie im Microsoft 365 Admin Center **Einstellungen** > **Partnerbeziehungen** aus. Ihre Abonnements laufen weiter.',
    form: 'Ihre Organisation',
    companyName: 'Name Ihrer Organisation',
    domain: 'Domäne Ihrer Organisation',
    domainHint: 'Zum Beispiel northwind.com oder northwind.onmicrosoft.com. Der Teil vor .onmicrosoft.com genügt.',
    displayName: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    emailHint: 'Um anzunehmen, müssen Sie globaler Administrator Ihrer Organisation sein.',
    acceptOne:
      'Ich bin berechtigt, für diese Organisation zu handeln. Ich nehme die Vertriebspartnerschaft mit {{partner}} an und gewähre die oben beschriebenen delegierten Administratorrechte.',
    acceptTwo:
      'Ich bin berechtigt, für diese Organisation zu handeln. Ich nehme die Vertriebspartnerschaft mit {{reseller}} und {{provider}} an und gewähre die oben beschriebenen Berechtigungen.',
    submit: 'Annehmen und autorisieren',
    decline: 'Sie möchten das nicht oder wissen nicht, wer anfragt? Schließen Sie einfach diese Seite.',
    until: 'Dieser Link kann nur einmal verwendet werden, und zwar bis zum {{date}}.',
  },
  accepted: {
    title: 'Vertriebspartnerschaft angenommen',
    heading: 'Vielen Dank. Die Vertriebspartnerschaft besteht jetzt.',
    doneOne: '{{partner}} ist jetzt Vertriebspartner von **{{companyName}}** ({{domain}}) und wurde benachrichtigt.',
    doneTwo:
      '{{reseller}} und {{provider}} sind jetzt Vertriebspartner von **{{companyName}}** ({{domain}}) und wurden benachrichtigt.',
    next: 'Wie es weitergeht',
    contact: '{{partner}} wird sich bei Ihnen melden. Von {{partner}} erhalten Sie Abonnements, Lizenzen und Support.',
    control:
      'Um delegierte Administratorrechte später anzuzeigen oder zu entfernen, wählen Sie im Microsoft 365 Admin Center **Einstellungen** > **Partnerbeziehungen** aus.',
  },
  partnership: {
    title: 'Anfrage für eine Partnerschaft',
    heading: '{{provider}} bittet Sie um eine Partnerschaft',
    intro:
      '{{provider}} möchte Ihr indirekter Anbieter im Programm für Cloud-Lösungsanbieter werden. Sie antworten in Microsoft Teams, im Chat mit Partner Desk.',
    what: 'Was Sie erlauben würden',
    orders: 'Aufträge für Ihre Kunden',
    ordersText: '{{provider}} darf im Namen Ihrer Kunden Aufträge übermitteln und Abonnements hinzufügen.',
    access: 'Administratorzugriff',
    accessText:
      '{{provider}} erhält Administratorzugriff auf das Geschäftskonto Ihres Unternehmens. Sobald die Partnerschaft eingerichtet ist, können Sie diesen Zugriff im Microsoft 365 Admin Center entfernen.',
    how: 'So autorisieren Sie den Anbieter',
    open: 'Öffnen Sie in Microsoft Teams den Chat mit Partner Desk.',
    enroll:
      'Wenn Ihr Unternehmen noch nicht registriert ist, geben Sie **registrieren** ein und schließen Sie zuerst die Registrierung ab. Kommen Sie dann zu diesem Link zurück.',
    paste: 'Kopieren Sie den Link unten, fügen Sie ihn in den Chat ein und senden Sie ihn.',
    confirm:
      'Ein globaler Administrator Ihres Unternehmens liest die Karte, aktiviert das Kontrollkästchen und wählt dann **Indirekten Anbieter autorisieren** aus.',
    link: 'Ihr persönlicher Link',
    teams: 'Chat in Teams öffnen',
  },
  draft: {
    title: 'E-Mail-Entwurf',
    heading: 'Ihr E-Mail-Entwurf',
    intro:
      'Senden Sie diese E-Mail aus Ihrem eigenen Postfach. Sie können den Text ändern, aber behalten Sie den Link bei: Er gilt nur für diese Einladung.',
    recipient: 'An',
    subject: 'Betreff',
    text: 'Text',
    link: 'Der persönliche Link',
    changes: 'Änderungen auf dieser Seite gelten nur für diese E-Mail; der Entwurf im Chat bleibt, wie er ist.',
    file: 'EML-Datei herunterladen',
    fileName: 'einladung.eml',
    fileHint: 'Die EML-Datei öffnet sich in Outlook als neue Nachricht und fasst Texte jeder Länge.',
    withoutScript:
      'Ihr Browser führt hier kein Skript aus: **In E-Mail öffnen** nimmt den ursprünglichen Text ohne Ihre Änderungen. Die EML-Datei enthält sie.',
    tooLong:
      'Dieser Text ist lang: Manche E-Mail-Programme schneiden ihn ab oder öffnen sich nicht. Verwenden Sie die EML-Datei, oder kopieren Sie den Text, und prüfen Sie, ob der Link vollständig ist.',
    next: 'Wenn die E-Mail gesendet ist, kehren Sie zum Chat zurück und wählen Sie **Fertig** aus.',
  },
  sandbox: {
    notice:
      '**Sandbox.** Diese Seite ersetzt die Anmeldung bei Microsoft. Sie fragt nach keinem Kennwort; bitte geben Sie auch keines ein, weder hier noch im Chat.',
  },
  workAccount: {
    title: 'Mit Ihrem Geschäftskonto anmelden',
    account: 'Mit welchem Geschäftskonto melden Sie sich an?',
    globalAdmin: 'Globaler Administrator meiner Organisation',
    globalAdminHint: 'Das Konto, mit dem Microsoft 365, Azure oder Dynamics 365 verwaltet wird',
    user: 'Ein Benutzer, der kein globaler Administrator ist',
    notGlobalAdmin:
      'Nur ein globaler Administrator kann Ihre Organisation registrieren. Wählen Sie das Konto eines globalen Administrators aus, oder erstellen Sie ein Konto. Wenn Sie beides nicht haben, bitten Sie die Person, die in Ihrer Organisation Microsoft 365 verwaltet, um die Registrierung.',
    createHint: 'Meine Organisation hat noch kein Geschäftskonto',
    country: 'Land oder Region des Mandanten Ihrer Organisation',
    countryHint:
      'Das Organisationsprofil Ihrer Partner-ID muss sich im gleichen Land oder in der gleichen Region befinden.',
    cloud: 'Cloud des Mandanten Ihrer Organisation',
    cloudHint: 'In der US Government-Cloud sind einige Aufgaben nicht verfügbar.',
    alreadyEnrolled: 'Diese Organisation ist bereits im Programm für Cloud-Lösungsanbieter registriert',
    alreadyEnrolledHint: 'Dann werden nur die Kundensupportinformationen abgefragt.',
  },
  partnerAccount: {
    title: 'Beim Konto mit Ihrer Partner-ID anmelden',
    intro:
      'Die Partner-ID (MPN-ID) Ihrer Organisation gehört zu Ihrem Partner Membership Center-Konto. Sie wird mit Ihrem neuen Partner Center-Konto verknüpft.',
    userName: 'Benutzername',
    userNameHint:
      'Die Sandbox hat zwei Konten: **membership** enthält drei Organisationsprofile, **old** enthält keines, das verwendet werden kann.',
  },
  signedIn: {
    title: 'Sie sind angemeldet',
    created: 'Ihr Geschäftskonto ist eingerichtet, und Sie sind angemeldet',
    text: 'Sie können zum Chat zurückkehren; dort ist es von selbst weitergegangen.',
  },
  verification: {
    title: 'Ihre E-Mail-Adresse bestätigen',
    intro:
      '**{{companyName}}** hat **{{email}}** als Hauptansprechpartner im Programm für Cloud-Lösungsanbieter angegeben.',
    why: 'Mit Ihrer Bestätigung erklären Sie, dass Sie sich registriert haben und dass diese Adresse zu Ihrer Organisation gehört. Danach geht die Prüfung der Angaben weiter.',
    submit: 'Diese Adresse bestätigen',
    decline: 'Sie wissen nichts davon? Schließen Sie einfach diese Seite.',
  },
  verified: {
    title: 'Ihre E-Mail-Adresse ist bestätigt',
    text: 'Vielen Dank. Die Angaben zu **{{companyName}}** werden jetzt geprüft. Das kann mehrere Tage dauern; das Ergebnis kommt per E-Mail an **{{email}}** und im Chat.',
  },
  links: {
    azureSwitch: azureSwitchLinks,
    invitation: {
      invalid: {
        title: notComplete,
        text: 'Er wurde unterwegs möglicherweise abgeschnitten oder verändert.',
        next: 'Öffnen Sie die E-Mail erneut und kopieren Sie den ganzen Link, von https bis zum letzten Zeichen. Wenn das nicht hilft, bitten Sie den Absender um eine neue Einladung.',
      },
      expired: {
        title: 'Diese Einladung ist abgelaufen',
        text: 'Ihre Frist ist verstrichen, und es wurde nichts angenommen.',
        next: 'Bitten Sie den Partner, der Sie eingeladen hat, die Einladung erneut zu senden.',
      },
      used: {
        title: 'Diese Einladung wurde angenommen',
        text: 'Eine Einladung kann nur einmal angenommen werden. Hier ist nichts weiter zu tun.',
        next: 'Wenn Sie es nicht selbst waren, sprechen Sie mit den anderen Administratoren Ihrer Organisation, oder sehen Sie im Microsoft 365 Admin Center unter Einstellungen > Partnerbeziehungen nach.',
      },
      withdrawn: {
        title: 'Diese Einladung wurde zurückgezogen',
        text: 'Der Partner, der Sie eingeladen hat, hat sie zurückgenommen, und es wurde nichts angenommen.',
        next: 'Wenn Sie etwas anderes erwartet haben, wenden Sie sich an den Partner und bitten Sie um eine neue Einladung.',
      },
    },
    draft: {
      invalid: {
        title: notComplete,
        text: 'Er wurde möglicherweise abgeschnitten oder verändert.',
        next: 'Kehren Sie zum Chat zurück, geben Sie „einladungen“ ein und öffnen Sie die E-Mail erneut von der Karte aus.',
      },
      expired: {
        title: 'Diese Einladung ist abgelaufen',
        text: 'Ihr Link kann nicht mehr angenommen werden. Daher gibt es keine E-Mail zu senden.',
        next: 'Kehren Sie zum Chat zurück, geben Sie „einladungen“ ein und senden Sie die Einladung mit einem neuen Link erneut.',
      },
      used: {
        title: 'Diese Einladung wurde angenommen',
        text: 'Es gibt keine E-Mail mehr zu senden.',
        next: 'Kehren Sie zum Chat zurück und geben Sie „einladungen“ ein, um zu sehen, wer angenommen hat.',
      },
      withdrawn: {
        title: 'Diese Einladung wurde zurückgezogen',
        text: 'Ihr Link kann nicht mehr angenommen werden. Daher gibt es keine E-Mail zu senden.',
        next: 'Kehren Sie zum Chat zurück und erstellen Sie eine neue Einladung.',
      },
    },
    signIn: {
      invalid: {
        title: notComplete,
        text: 'Er wurde möglicherweise abgeschnitten oder verändert.',
        next: 'Kehren Sie zum Chat zurück und verwenden Sie die Schaltfläche auf der neuesten Karte, oder geben Sie „registrieren“ ein, um eine neue Karte zu erhalten.',
      },
      expired: {
        title: 'Diese Anmeldeseite ist abgelaufen',
        text: 'Eine Anmeldeseite kann eine Stunde lang verwendet werden.',
        next: 'Kehren Sie zum Chat zurück und geben Sie „registrieren“ ein, um eine neue zu erhalten. Ihre bisherigen Angaben bleiben erhalten.',
      },
      used: {
        title: 'Sie haben sich bereits angemeldet',
        text: 'Eine Anmeldeseite kann nur einmal verwendet werden.',
        next: 'Kehren Sie zum Chat zurück; dort ist es von selbst weitergegangen. Wenn Sie die Stelle nicht finden, geben Sie „registrieren“ ein.',
      },
    },
    verification: {
      invalid: {
        title: notComplete,
        text: 'Er wurde unterwegs möglicherweise abgeschnitten oder verändert.',
        next: 'Öffnen Sie die E-Mail erneut und kopieren Sie den ganzen Link, von https bis zum letzten Zeichen.',
      },
      expired: {
        title: 'Dieser Link ist abgelaufen',
        text: 'Der Link in der E-Mail ist 7 Tage lang gültig. Ihre Adresse ist noch nicht bestätigt.',
        next: 'Bitten Sie die Person, die Ihre Organisation registriert, die E-Mail aus dem Chat erneut zu senden.',
      },
      used: {
        title: 'Diese Adresse ist bereits bestätigt',
        text: 'Hier ist nichts weiter zu tun.',
        next: 'Wir schreiben Ihnen, sobald die Prüfung abgeschlossen ist.',
      },
    },
  },
  workAccountMissing: {
    title: 'Melden Sie sich zuerst mit Ihrem Geschäftskonto an',
    text: 'Die Partner-ID wird mit dem Mandanten Ihrer Organisation verknüpft. Er ist erst bekannt, wenn Sie sich mit Ihrem Geschäftskonto angemeldet haben.',
    next: 'Kehren Sie zum Chat zurück und geben Sie „registrieren“ ein.',
  },
  problems: {
    badRequest: {
      title: 'Das konnte nicht gelesen werden',
      text: 'Was Ihr Browser gesendet hat, war beschädigt oder unvollständig. Es wurde nichts geändert.',
      next: 'Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.',
    },
    forbidden: {
      title: 'Das kam nicht von dieser Seite',
      text: 'Das Formular wurde von einer anderen Website gesendet. Es wurde nichts geändert.',
      next: 'Öffnen Sie den Link aus Ihrer E-Mail oder aus dem Chat erneut und verwenden Sie das Formular dort.',
    },
    notFound: {
      title: 'Diese Seite gibt es nicht',
      text: 'Die Adresse ist möglicherweise falsch geschrieben oder abgeschnitten.',
      next: 'Öffnen Sie den Link aus Ihrer E-Mail oder aus dem Chat erneut.',
    },
    notAllowed: {
      title: 'Das kann diese Seite nicht',
      text: 'Von der Seite wurde etwas verlangt, das sie nicht anbietet. Es wurde nichts geändert.',
      next: 'Öffnen Sie den Link aus Ihrer E-Mail oder aus dem Chat erneut.',
    },
    tooLarge: {
      title: 'Das ist zu viel Text',
      text: 'Das Formular enthält mehr, als verarbeitet werden kann. Es wurde nichts geändert.',
      next: 'Gehen Sie mit der Zurück-Schaltfläche Ihres Browsers zurück und kürzen Sie Ihre Angaben; sie sind noch da.',
    },
    unsupported: {
      title: 'Dieses Formular kann nicht gelesen werden',
      text: 'Es wurde in einer Form gesendet, die diese Seite nicht versteht. Es wurde nichts geändert.',
      next: 'Öffnen Sie den Link aus Ihrer E-Mail oder aus dem Chat erneut.',
    },
    busy: {
      title: 'Bitte versuchen Sie es gleich noch einmal',
      text: 'Jemand anderes ändert gerade dasselbe. Ihre Antwort wurde daher nicht gespeichert.',
      next: 'Gehen Sie mit der Zurück-Schaltfläche Ihres Browsers zurück und senden Sie das Formular erneut.',
    },
    tooMany: {
      title: 'Zu viele Versuche',
      text: 'Von hier aus wurden zu viele ungültige Links geöffnet.',
      next: 'Warten Sie eine Minute. Öffnen Sie dann die E-Mail erneut und kopieren Sie den ganzen Link, von https bis zum letzten Zeichen.',
    },
    unavailable: {
      title: 'Bitte versuchen Sie es in einigen Minuten noch einmal',
      text: 'Partner Desk kann gerade nicht auf seine Daten zugreifen. Ihre Antwort wurde daher möglicherweise nicht gespeichert.',
      next: 'Gehen Sie mit der Zurück-Schaltfläche Ihres Browsers zurück; Ihre Eingaben sind noch da. Senden Sie das Formular dann erneut oder öffnen Sie den Link noch einmal.',
    },
    unexpected: {
      title: 'Bei uns ist etwas schiefgegangen',
      text: 'Ihre Antwort wurde möglicherweise nicht gespeichert. Wir haben den Fehler aufgezeichnet.',
      next: 'Warten Sie einen Moment und öffnen Sie den Link erneut. Wenn der Fehler erneut auftritt, nennen Sie Ihrem Partner diese Nummer:',
    },
  },
  mailbox: {
    title: 'Sandbox-Postfach',
    intro:
      'Hier landet jede E-Mail, die die Sandbox sendet. Nichts verlässt diesen Computer; das Postfach wird geleert, sobald das Programm endet.',
    to: 'E-Mails anzeigen für',
    show: 'Anzeigen',
    empty: 'Hier sind noch keine E-Mails.',
    recipient: 'An {{to}}',
  },
};
