import { registerNextVolumes } from '#data/folder-registration.ts';
import { errorText } from '#i18n/error-text.ts';
import { useLanguage } from '#i18n/language.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useToast } from '#ui/toast.tsx';

/** Registers the next volume of a factory (ขึ้นทะเบียนแฟ้ม) and tells how it went. */
export const useRegisterFolder = (factoryId: string): (() => void) => {
  const messages = useMessages(counterMessages);
  const { data } = useServices();
  const language = useLanguage();
  const toast = useToast();
  const register = async (): Promise<void> => {
    const registered = await registerNextVolumes(data, [factoryId]);
    if (registered.ok) return toast('done', messages.folderRegistered);
    const text = errorText(registered.error, language);
    toast('refused', `${text.what} ${text.todo}`);
  };
  return () => void register();
};
