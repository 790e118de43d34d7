//! In which language a text is written, where its letters and words leave no doubt.

use whatlang::{Lang, detect};

/// How many characters are looked at.
const LOOKED_AT: usize = 4_000;
/// Fewer letters than this say too little.
const TELLING: usize = 60;

/// The language (BCP 47); nothing where it is not plain.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let looked_at = &text[..end];
    if looked_at.chars().filter(|letter| letter.is_alphabetic()).count() < TELLING {
        return None;
    }
    detect(looked_at).filter(whatlang::Info::is_reliable).and_then(|found| tag(found.lang()))
}

/// The two letters of ISO 639-1; nothing for a language that the detector mistakes others for, or that has none.
fn tag(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_text_of_some_length_says_its_language() {
        let texts = [
            (
                "en",
                "The new harbour wall is 340 metres long, the mayor said on Thursday. It cost nearly 20 percent more \
                 than planned, and nobody could tell why.",
            ),
            (
                "de",
                "Die neue Hafenmauer ist 340 Meter lang, sagte die Bürgermeisterin am Donnerstag vor dem Stadtrat. Sie \
                 kostete fast ein Fünftel mehr als geplant, und niemand konnte sagen, woran das lag.",
            ),
            (
                "fr",
                "Le nouveau mur du port mesure 340 mètres, a déclaré la maire jeudi devant le conseil municipal. Il a \
                 coûté près de vingt pour cent de plus que prévu, sans que personne ne sache pourquoi.",
            ),
            (
                "es",
                "El nuevo muro del puerto mide 340 metros, dijo la alcaldesa el jueves ante el consejo municipal. \
                 Costó casi un veinte por ciento más de lo previsto, y nadie supo explicar por qué.",
            ),
            (
                "uk",
                "Нова стіна гавані має довжину 340 метрів, сказала міська голова у четвер на засіданні ради. Вона \
                 коштувала майже на п’яту частину більше, ніж планували, і ніхто не зміг пояснити чому.",
            ),
            (
                "ru",
                "Новая стена гавани имеет длину 340 метров, сказала мэр в четверг на заседании городского совета. Она \
                 стоила почти на пятую часть больше, чем было задумано, и никто не смог объяснить почему.",
            ),
            (
                "ja",
                "新しい港の壁は長さが三百四十メートルあると、市長は木曜日に市議会で述べた。費用は予定よりおよそ二割も多くかかったが、その理由は誰にも説明できなかった。",
            ),
        ];
        for (tag, text) in texts {
            assert_eq!(language(text), Some(tag), "{text}");
        }
    }

    #[test]
    fn what_is_too_short_or_no_language_says_nothing() {
        for text in ["", "The wall is new.", "340 341.2 20 % 2025-03-14", &"x1 ".repeat(200), &"Kursk ".repeat(40)] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
