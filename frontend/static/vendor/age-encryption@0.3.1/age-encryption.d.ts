export { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'; export { bech32 } from '@scure/base';
