import { Icon } from '../icon.tsx';

interface Props {
  readonly problem: string | undefined;
  readonly onClose: () => void;
}

/** What went wrong with the person's last doing; read out at once. */
export const ProblemStrip = ({ problem, onClose }: Props) => (
  <div role="alert" class="problem-place">
    {problem !== undefined && (
      <div class="problem">
        <Icon name="warning" />
        <p>{problem}</p>
        <button type="button" class="icon-button" onClick={onClose}>
          <Icon name="close" />
          <span class="visually-hidden">Close this notice</span>
        </button>
      </div>
    )}
  </div>
);
