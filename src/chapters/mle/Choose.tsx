/** @file A few ways, of which one holds: radio buttons in a row. */
import { useId } from "react";

interface Props<T extends string> {
  readonly name: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}
export function Choose<T extends string>({ name, options, value, onChange }: Props<T>) {
  const group = useId();
  return (
    <fieldset className="choose">
      <legend>{name}</legend>
      {options.map((option) => (
        <label key={option.value} data-chosen={option.value === value}>
          <input type="radio" name={group} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
