import type { PasswordProblem } from '../../domain/access/passwords.ts';

export interface PasswordWords {
  title: string;
  for: string;
  password: string;
  hint: string;
  again: string;
  set: string;
  problems: Record<PasswordProblem | 'differs', string>;
  done: string;
  gone: string;
  tooMany: string;
  failed: string;
  subject: string;
  mail: string[];
}

/** The languages of the people of a company; whoever reads another, reads English. */
export const PASSWORD_WORDS = {
  en: {
    title: 'Set your password',
    for: 'For',
    password: 'New password',
    hint: '12 to 128 characters. Several words that have nothing to do with one another are easy to keep in mind.',
    again: 'The same again',
    set: 'Set password',
    problems: {
      length: 'The password must have 12 to 128 characters.',
      common: 'This is one of the passwords that are tried first. Take several words that have nothing in common.',
      owner: 'The password must not be made of your name or your e-mail address.',
      differs: 'The two are not the same. Please type them again.',
    },
    done: 'Your password is set. You can sign in with it now.',
    gone: 'This link is used, too old, or not known. Ask for a new one where you sign in, or ask an admin.',
    tooMany: 'Too many tries. Please wait a minute.',
    failed: 'Something went wrong on our side. Please try again in a minute.',
    subject: 'Set a new password',
    mail: [
      'Somebody, probably you, said that the password of this address is forgotten. By this link you set a new one:',
      'It works once, for an hour. If it was not you, nothing is to be done: your password stays as it is.',
    ],
  },
  es: {
    title: 'Defina su contraseña',
    for: 'Para',
    password: 'Contraseña nueva',
    hint: 'De 12 a 128 caracteres. Varias palabras que no tengan nada que ver entre sí se recuerdan bien.',
    again: 'La misma otra vez',
    set: 'Guardar contraseña',
    problems: {
      length: 'La contraseña debe tener de 12 a 128 caracteres.',
      common: 'Es una de las contraseñas que se prueban primero. Use varias palabras que no tengan nada en común.',
      owner: 'La contraseña no debe estar hecha de su nombre ni de su correo.',
      differs: 'Las dos no son iguales. Escríbalas otra vez.',
    },
    done: 'Su contraseña está guardada. Ya puede entrar con ella.',
    gone: 'Este enlace ya se usó, es muy antiguo o no existe. Pida otro donde entra, o a un administrador.',
    tooMany: 'Demasiados intentos. Espere un minuto.',
    failed: 'Algo falló de nuestro lado. Intente de nuevo en un minuto.',
    subject: 'Defina una contraseña nueva',
    mail: [
      'Alguien, probablemente usted, indicó que olvidó la contraseña de este correo. Con este enlace define una nueva:',
      'Funciona una vez, durante una hora. Si no fue usted, no hay nada que hacer: su contraseña sigue igual.',
    ],
  },
  pt: {
    title: 'Defina sua senha',
    for: 'Para',
    password: 'Senha nova',
    hint: 'De 12 a 128 caracteres. Várias palavras que não têm nada a ver entre si são fáceis de lembrar.',
    again: 'A mesma de novo',
    set: 'Salvar senha',
    problems: {
      length: 'A senha deve ter de 12 a 128 caracteres.',
      common: 'É uma das senhas que são tentadas primeiro. Use várias palavras que não tenham nada em comum.',
      owner: 'A senha não deve ser feita do seu nome nem do seu e-mail.',
      differs: 'As duas não são iguais. Digite-as de novo.',
    },
    done: 'Sua senha está salva. Você já pode entrar com ela.',
    gone: 'Este link já foi usado, é antigo demais ou não existe. Peça outro onde você entra, ou a um administrador.',
    tooMany: 'Tentativas demais. Espere um minuto.',
    failed: 'Algo deu errado do nosso lado. Tente de novo em um minuto.',
    subject: 'Defina uma senha nova',
    mail: [
      'Alguém, provavelmente você, disse que esqueceu a senha deste e-mail. Com este link você define uma nova:',
      'Funciona uma vez, durante uma hora. Se não foi você, não há nada a fazer: sua senha continua a mesma.',
    ],
  },
} as const satisfies Record<string, PasswordWords>;

/** The language of a reader, and its words. */
export function passwordWords(locale: string): { language: keyof typeof PASSWORD_WORDS; words: PasswordWords } {
  const spoken = locale.split('-')[0]?.toLowerCase() ?? '';
  const language = spoken === 'es' || spoken === 'pt' ? spoken : 'en';
  return { language, words: PASSWORD_WORDS[language] };
}
