import { useEffect, useMemo, useRef, useState } from 'react';
import { createArrearsFeed } from '#data/arrears-feed.ts';
import type { ArrearsAnswer, ArrearsQuestion } from '#data/arrears-ledger.ts';
import { useServices } from '#services/services.ts';
import { dateOfNumber } from '#shared/domain/arrears.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { type ArrearsDesk, openArrearsDesk } from './arrears-desk.ts';

/** A factory in arrears, as a row of the list. */
export interface ArrearsLine {
  readonly factoryId: string;
  readonly years: number;
  readonly oldestDueOn: IsoDate;
  readonly feeSatang: number;
  readonly surchargeSatang: number;
  readonly isAmountUnknown: boolean;
  readonly isUnconfirmed: boolean;
}

export interface ArrearsView {
  /** Undefined until all factories were counted once. */
  readonly answer: ArrearsAnswer | undefined;
  /** Places in the answer, for a list that draws only what is seen. */
  readonly places: readonly number[];
  readonly lineAt: (place: number) => ArrearsLine;
  readonly factoryIdAt: (place: number) => string;
  readonly districts: readonly string[];
}

const lineOf = (answer: ArrearsAnswer | undefined, place: number, factoryId: string): ArrearsLine => {
  const doubts = answer?.doubts[place] ?? 0;
  return {
    factoryId,
    years: answer?.years[place] ?? 0,
    oldestDueOn: dateOfNumber(answer?.oldestDueOn[place] ?? 0),
    feeSatang: answer?.feeSatang[place] ?? 0,
    surchargeSatang: answer?.surchargeSatang[place] ?? 0,
    isAmountUnknown: doubts % 2 === 1,
    isUnconfirmed: doubts >= 2,
  };
};

/** The arrears of the office by a question, counted in a worker while the page is open. */
export const useArrears = (question: ArrearsQuestion): ArrearsView => {
  const services = useServices();
  const { rows } = services.data;
  const today = isoDateAt(services.nowMs());
  const feed = useMemo(() => createArrearsFeed(rows), [rows]);
  const desk = useRef<ArrearsDesk>(undefined);
  const [state, setState] = useState<{ readonly answer: ArrearsAnswer; readonly places: readonly number[] }>();
  useEffect(() => {
    const opened = openArrearsDesk({ rows, feed, asOf: today }, (answer) =>
      setState({ answer, places: Array.from(answer.slots, (_, place) => place) }),
    );
    desk.current = opened;
    return () => opened.close();
  }, [rows, feed, today]);
  useEffect(() => desk.current?.ask(question), [rows, today, question]);
  const factoryIdAt = (place: number): string => feed.factoryIdAt(state?.answer.slots[place] ?? 0);
  return {
    answer: state?.answer,
    places: state?.places ?? [],
    factoryIdAt,
    lineAt: (place) => lineOf(state?.answer, place, factoryIdAt(place)),
    districts: feed.districts(),
  };
};
