import { officeOf, provinceNameOf } from '#data/factory-queries.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { Panel } from '#ui/panel.tsx';
import styles from './settings-page.module.css';

const TABLES = ['office'] as const;

/** Which office this is. */
export const OfficePanel = () => {
  const messages = useMessages(settingsMessages);
  const office = officeOf(useRows(TABLES));
  return (
    <Panel title={messages.office}>
      {office && (
        <>
          <p>
            <strong>{office.name}</strong> · {provinceNameOf(office)} ({office.provinceCode})
          </p>
          <p className={styles.quiet}>{office.nameEnglish}</p>
        </>
      )}
    </Panel>
  );
};
