import { isWebAddress } from '../rich-text/nodes.ts';

/** A button that leads to the web; of any other address nothing but its words. */
export const LinkButton = ({ address, label }: { readonly address: string; readonly label: string }) =>
  isWebAddress(address) ? (
    <a class="button plain" href={address} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  ) : (
    <span class="button plain">{label}</span>
  );
