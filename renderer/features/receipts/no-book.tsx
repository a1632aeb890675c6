import { booksHere } from '#data/receipt-books.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { useDrawBook } from './use-draw-book.ts';

/** This PC cannot issue receipts yet: one press asks for a book, and the next sync brings its number. */
export const NoBook = ({ fiscalYear }: { readonly fiscalYear: string }) => {
  const messages = useMessages(receiptsMessages);
  const { data } = useServices();
  const { failure, draw } = useDrawBook();
  const isAsked = booksHere(data.rows, data, fiscalYear).some(({ state }) => state.kind === 'asked');
  useShortcuts(isAsked ? [] : [{ key: 'F4', run: draw }], 'dialog');
  if (isAsked) {
    return (
      <Banner tone="waiting" title={messages.bookAsked} testId="book-asked">
        <p>{messages.bookAskedHint}</p>
      </Banner>
    );
  }
  return (
    <>
      <Banner
        tone="elsewhere"
        title={messages.noBook}
        testId="no-book"
        actions={
          <Button look="primary" icon="receipt" keyHint="F4" onPress={draw} testId="draw-book">
            {messages.drawBook}
          </Button>
        }
      >
        <p>{messages.noBookHint}</p>
      </Banner>
      {failure && <ErrorNote error={failure} />}
    </>
  );
};
