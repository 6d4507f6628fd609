import { Button, Dropdown } from 'antd';
import type { ButtonProps } from 'antd';

interface MenuButtonProps {
  label: string;
  type?: ButtonProps['type'];
  size?: ButtonProps['size'];
  loading?: boolean;
  items: readonly { key: string; label: string; danger?: boolean; disabled?: boolean; onClick: () => void }[];
}

/** A button that opens a few acts of one kind. */
export function MenuButton({ label, type, size, loading = false, items }: MenuButtonProps) {
  return (
    <Dropdown trigger={['click']} menu={{ items: items.map((item) => ({ ...item })) }}>
      <Button type={type} size={size} loading={loading}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
}
