import type { Command } from 'commander';
import { InputError } from '../errors.js';

/**
 * An argument or option with nothing in it is nearly always a variable that is not set. Taken as it is, it would widen
 * what was asked for: no filter, or the whole list in place of one thing.
 */
export function refuseEmpty(command: Command): void {
  const given = [
    ...command.registeredArguments.map((argument, index) => ({
      name: `<${argument.name()}>`,
      value: command.processedArgs[index] as unknown,
    })),
    ...command.options.map((option) => ({
      name: option.long ?? option.flags,
      value: command.getOptionValue(option.attributeName()) as unknown,
    })),
  ];
  const empty = given.find(({ value }) => isEmpty(value) || (Array.isArray(value) && value.some(isEmpty)));
  if (empty)
    throw new InputError(`${empty.name} is empty; is a variable that it comes from not set? Leave it out, or say one.`);
}

const isEmpty = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';
