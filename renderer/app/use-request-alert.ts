import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { staffName } from '#data/folder-queries.ts';
import { subjectById } from '#data/subject-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { createScanVoice } from '#scan/sounds.ts';
import { useServices } from '#services/services.ts';
import type { RequestRow } from '#shared/model/request-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { useToast } from '#ui/toast.tsx';

/** Calls back with the requests that are new since this began, each once, however often its row is written again. */
export const watchRequests = (rows: ReadModel, onNew: (requests: readonly RequestRow[]) => void): (() => void) => {
  const known = new Set(rows.all('request').keys());
  return rows.subscribe((changes) => {
    // Everything may have changed: what came with a whole new copy of the office is not news.
    if (changes === null) return [...rows.all('request').keys()].forEach((id) => known.add(id));
    const fresh = changes.flatMap(({ table, id }) => {
      if (table !== 'request' || known.has(id)) return [];
      const request = rows.get('request', id);
      if (!request) return [];
      known.add(id);
      return request.phase === 'open' ? [request] : [];
    });
    if (fresh.length > 0) onNew(fresh);
  });
};

/** A bell and a note in the file room when somebody asks for a folder, on whatever page; one's own requests make none. */
export const useRequestAlert = (): void => {
  const { data, session } = useServices();
  const messages = useMessages(requestsMessages);
  const toast = useToast();
  const [voice] = useState(createScanVoice);
  const actor = useStore(session, (state) => state.actor);
  useEffect(() => {
    if (actor?.role !== 'file-room') return undefined;
    const { rows } = data;
    return watchRequests(rows, (fresh) => {
      const others = fresh.filter(({ actorId }) => actorId !== actor.id);
      const [first] = others;
      if (!first) return;
      const subjectId = rows.get('folder', first.folderId)?.subjectId ?? '';
      const factory = subjectById(rows, subjectId)?.title ?? '';
      const name = staffName(rows, first.requesterId);
      voice.play('request');
      toast('waiting', others.length === 1 ? messages.newRequest(name, factory) : messages.newRequests(others.length));
    });
  }, [data, actor, voice, toast, messages]);
};
