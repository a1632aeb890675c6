import { useNavigate } from '@tanstack/react-router';
import { useCameraSwitch } from '#features/camera/camera-switch.tsx';
import { PhoneHomePage } from '#features/phone/phone-home-page.tsx';

/** The first page of a phone, with the ways from it. */
export const PhoneHome = () => {
  const navigate = useNavigate();
  const camera = useCameraSwitch();
  const scan = (): void => {
    camera.set({ kind: 'camera' });
    void navigate({ to: '/scan' });
  };
  return (
    <PhoneHomePage
      onScan={scan}
      onPick={() => void navigate({ to: '/requests' })}
      onCount={() => void navigate({ to: '/stock-take', search: {} })}
      onSearch={() => void navigate({ to: '/counter', search: {} })}
    />
  );
};
