import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { markScanPainted } from '#features/counter/painted.ts';
import type { VisitState } from '#features/counter/visit-store.ts';
import { frameMessages } from '#i18n/messages/frame.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useToast } from '#ui/toast.tsx';
import type { RunningOffice } from './compose-office.ts';
import { meaningOfScan } from './unclaimed-scan.ts';

/** Leads what no screen took of the scans to where it belongs; what nobody knows is parked, never dropped. */
export const useUnclaimedScans = (office: RunningOffice, visit: StoreApi<VisitState>): void => {
  const messages = useMessages(frameMessages);
  const router = useRouter();
  const navigate = useNavigate();
  const toast = useToast();
  const { data, scans } = office.services;
  useEffect(() => {
    office.setUnclaimedScans((scan) => {
      const meaning = meaningOfScan(data, scan.text);
      if (meaning.kind === 'open') {
        visit.getState().begin();
        void navigate({ to: '/counter', search: { factory: meaning.factoryId, folder: meaning.folderId } });
      } else if (meaning.kind === 'disposal') {
        void navigate({ to: '/retention', search: { batch: meaning.batchId } });
      } else if (meaning.kind === 'slip') {
        void navigate({ to: '/payments', search: { area: 'cases', slip: scan.text } });
      } else if (meaning.kind === 'scan-desk' && router.state.location.pathname !== '/scan') {
        // The card is for the scan desk; it is handed on once that is on screen.
        void navigate({ to: '/scan' }).then(() => setTimeout(() => scans.publish(scan)));
      } else {
        void data.mutate('park-scan', { text: scan.text.slice(0, 512) });
        toast('elsewhere', messages.parked(scan.text));
      }
      markScanPainted(scan.atMs);
    });
  }, [office, data, scans, visit, router, navigate, toast, messages]);
};
