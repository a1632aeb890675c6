import { type ReactNode, useState } from 'react';
import { firstRunMessages } from '#i18n/messages/first-run.ts';
import { trainingMessages } from '#i18n/messages/training.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { Host } from '#shared/host/host.ts';
import type { OfficeToOpen } from '#shared/host/office-to-open.ts';
import type { Result } from '#shared/lib/result.ts';
import { Button } from '#ui/button.tsx';
import { Icon, type IconName } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { type Enrolment, JoinForm } from './join-form.tsx';
import { OpenOfficeForm } from './open-office-form.tsx';
import { classNames } from '#ui/class-names.ts';
import cardStyles from '#ui/centred-card.module.css';
import styles from './setup-page.module.css';
import type { EnrolFailed } from './enrol-failed.ts';

export interface SetupPageProps {
  readonly host: Pick<Host, 'launch' | 'ownCentre' | 'demo'>;
  readonly onEnrol: (enrolment: Enrolment) => Promise<Result<void, EnrolFailed>>;
  readonly onOpenOffice: (typed: {
    readonly office: OfficeToOpen;
    readonly deviceName: string;
  }) => Promise<Result<void, EnrolFailed>>;
  /** Changes to the other language, of which the person may be the only reader here. */
  readonly onLanguage: () => void;
  /** Practises on an invented office, before anything is set up. */
  readonly onTrain: () => void;
}

interface Way {
  readonly key: string;
  readonly icon: IconName;
  readonly name: string;
  readonly text: string;
  readonly go: () => void;
  readonly testId: string;
}

const Ways = ({ ways }: { readonly ways: readonly Way[] }) => {
  useShortcuts(ways.map(({ key, go }) => ({ key, run: go })));
  return (
    <div className={styles.ways}>
      {ways.map(({ key, icon, name, text, go, testId }) => (
        <button key={key} type="button" className={styles.way} onClick={go} data-testid={testId}>
          <Icon name={icon} size={32} />
          <span className={styles.wayText}>
            <strong>{name}</strong>
            <span className={styles.hint}>{text}</span>
          </span>
          <KeyHint>{key}</KeyHint>
        </button>
      ))}
    </div>
  );
};

const Back = ({ onBack, children }: { readonly onBack: (() => void) | undefined; readonly children: ReactNode }) => {
  const messages = useMessages(firstRunMessages);
  useShortcuts(onBack ? [{ key: 'Escape', run: onBack }] : []);
  return (
    <>
      {children}
      {onBack && (
        <Button look="quiet" icon="back" keyHint="Esc" onPress={onBack} testId="setup-back">
          {messages.back}
        </Button>
      )}
    </>
  );
};

interface WaysIn extends Pick<SetupPageProps, 'host' | 'onTrain'> {
  readonly onChoose: (way: 'join' | 'own') => void;
}

const useWays = ({ host: { demo, launch }, onTrain, onChoose }: WaysIn): readonly Way[] => {
  const messages = useMessages(firstRunMessages);
  const training = useMessages(trainingMessages);
  const mayDemo = demo !== undefined && launch.demoSwitch === 'to-demo';
  return [
    {
      key: '1',
      icon: 'cloud-check',
      name: messages.join,
      text: messages.joinText,
      go: () => onChoose('join'),
      testId: 'setup-join',
    },
    {
      key: '2',
      icon: 'home',
      name: messages.own,
      text: messages.ownText,
      go: () => onChoose('own'),
      testId: 'setup-own',
    },
    ...(mayDemo
      ? [
          {
            key: '3',
            icon: 'eye',
            name: messages.demo,
            text: messages.demoText,
            go: () => demo.switchTo('demo'),
            testId: 'setup-demo',
          } as const,
        ]
      : []),
    { key: '4', icon: 'help', name: training.enterTitle, text: training.banner, go: onTrain, testId: 'setup-train' },
  ];
};

/** The first start of a PC: join the office's centre, be it, or look at a demonstration first. */
export const SetupPage = ({ host, onEnrol, onOpenOffice, onLanguage, onTrain }: SetupPageProps) => {
  const messages = useMessages(firstRunMessages);
  const { ownCentre, launch } = host;
  // A browser, or a PC whose centre is decided already, has one way only.
  const mayChoose = ownCentre !== undefined && launch.centralUrl === undefined;
  const [chosen, setChosen] = useState<'join' | 'own' | undefined>(mayChoose ? undefined : 'join');
  const back = mayChoose ? (): void => setChosen(undefined) : undefined;
  const ways = useWays({ host, onTrain, onChoose: setChosen });
  return (
    <main className={cardStyles.page} data-testid="setup-page">
      <div className={classNames(cardStyles.card, cardStyles.wide)}>
        <header className={styles.head}>
          <h1>{messages.title}</h1>
          {/* The name of the other language, in that language: read aloud and left as it is by whatever translates. */}
          <span lang={messages.otherLanguage} translate="no">
            <Button look="quiet" icon="language" onPress={onLanguage} testId="setup-language">
              {messages.language}
            </Button>
          </span>
        </header>
        {chosen === undefined && (
          <>
            <p className={styles.hint}>{messages.lead}</p>
            <Ways ways={ways} />
          </>
        )}
        {chosen === 'join' && (
          <Back onBack={back}>
            <JoinForm centralUrl={launch.centralUrl} onEnrol={onEnrol} />
          </Back>
        )}
        {chosen === 'own' && (
          <Back onBack={back}>
            <OpenOfficeForm onOpenOffice={onOpenOffice} />
          </Back>
        )}
      </div>
    </main>
  );
};
