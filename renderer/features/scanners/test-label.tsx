import { code128Symbol, symbolPath } from '#print/barcode-symbol.ts';
import { formatReference } from '#i18n/format.ts';
import { TEST_LABEL } from '#shared/domain/scan-code.ts';
import styles from './scanners-page.module.css';

const QUIET_MODULES = 12;
const MODULE_PX = 3;

/** The label to learn from, on white whatever the theme: a scanner reads dark bars on a bright ground. */
export const TestLabel = ({ name }: { readonly name: string }) => {
  const symbol = code128Symbol(TEST_LABEL);
  const modules = symbol.modulesWide + 2 * QUIET_MODULES;
  return (
    <figure className={styles.label} data-testid="test-label">
      <svg
        width={modules * MODULE_PX}
        height={110}
        viewBox={`${-QUIET_MODULES} 0 ${modules} 1`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        role="img"
        aria-label={name}
      >
        <path d={symbolPath(symbol)} fill="#000" />
      </svg>
      <figcaption>{formatReference(TEST_LABEL)}</figcaption>
    </figure>
  );
};
