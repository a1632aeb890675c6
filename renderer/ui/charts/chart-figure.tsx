import { type ReactNode, useEffect, useRef } from 'react';
import { chartMessages } from '#i18n/messages/charts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import styles from './charts.module.css';

/** The same values as words, for whoever does not see the picture or wants to read them one by one. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartFigureProps {
  /** Stands above the picture; without it the panel around says what it shows. */
  readonly title?: string | undefined;
  readonly draw: () => Promise<Element>;
  /** Drawn anew when it changes: everything that the picture depends on, as text. */
  readonly drawnFrom: string;
  readonly table?: ChartTable | undefined;
  /** Room kept for the picture while it is not drawn yet, px. */
  readonly heightPx: number;
  /** At the end of the title's line. */
  readonly aside?: ReactNode;
  readonly testId?: string | undefined;
}

/** A picture with its title and its values as a table. The library is loaded when the first picture is shown. */
export const ChartFigure = ({ title, draw, drawnFrom, table, heightPx, aside, testId }: ChartFigureProps) => {
  const messages = useMessages(chartMessages);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isWanted = true;
    void draw().then((drawing) => {
      if (isWanted) place.current?.replaceChildren(drawing);
    });
    return () => {
      isWanted = false;
    };
    // The text says what is drawn; the function is made anew with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [drawnFrom]);
  return (
    <figure className={styles.figure}>
      {(title !== undefined || aside !== undefined) && (
        <figcaption className={styles.caption}>
          <span>{title}</span>
          {aside}
        </figcaption>
      )}
      <div ref={place} className={styles.drawing} style={{ minHeight: heightPx }} data-testid={testId} />
      {table && (
        <details className={styles.details}>
          <summary>{messages.asTable}</summary>
          <table>
            <thead>
              <tr>
                {table.head.map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([first = '', ...rest]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, column) => (
                    <td key={table.head[column + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  );
};
