"""Family names and first words of names, by which a scanned name is known to be whole.

Compiled from the family names of the 54 peoples (Danh mục các dân tộc Việt Nam, QĐ 121-TCTK/PPCĐ,
1979) as cards write them, all in small letters. The lists help to tell damage; a name that is not
in them is no less a name.
"""

FAMILY_NAMES_THAT_NEED_MARKS = frozenset(
    "bach bui cu dam dang dao dau dinh do doan duong giap han ho hoang huynh khuc kieu lam le "
    "luong luc luu nghiem ngo nguyen pham phung quach ta thach than tieu to tong tran trieu trinh "
    "truong vo vu vuong".split()
)
"""Family names of which no mark is left: whoever bears one is written with a mark."""

FAMILY_NAMES_WITHOUT_MARKS = frozenset(
    "an cao chau chu chung cung danh doanh giang ha kha khang khoang kim la lai lang long lo ly ma "
    "mai mang mao min nay ngan ninh om ong phan phi quan quang san sin tao thang thao then tinh "
    "trang tri ung vi vinh xa xin".split()
)
"""Family names that are written without any mark."""

FIRST_WORDS_OF_OTHER_PEOPLES = frozenset(
    "a y k ka kơ rơ lơ ya ja ma tou da đa bon bôn kon kra pi ta điểu liêng păng tơ cà dơng danh "
    "chau thạch thao nàng moong nay pêr thị".split()
)
"""Words with which names of other peoples begin, although they could be syllables."""

NAME_WORDS_OF_OTHER_PEOPLES = frozenset(
    # Gia Rai, Ê Đê, Chu Ru, Raglai, Chăm
    "adrơng ayun ayŭn byă êban ênuôl enuôl hđơk hmok hwing kbuôr kđoh knul kpă kpa krông ksor ktla "
    "ktul mjâo mlô niê nie puih rahlan rcom rlan rmah romah siu touneh chamaléa katơr pinăng patâu "
    "axá cadá ysa "
    # K'Ho, Mạ, M'Nông, Xtiêng
    "cil kơsă kră jăn gout uôk "
    # Cơ Tu, Tà Ôi, Giẻ Triêng
    "alăng arất ating bhling bhnướch bnướch bríu briu clâu coor hôih pơloong ploong riah zơrâm "
    # Khmer
    "neang néang prak".split()
)
"""Words of such names that are no syllables of Vietnamese and yet whole."""

PLACE_WORDS_OF_OTHER_PEOPLES = frozenset(
    "bhăng biang chư cư dliê dray dur dêê ea gar hiao huoai ia kar kdang m mar ngọk ning p plei "
    "pnôn pxi púch rve rvê sró tôr tẻh uar êê".split()
)
"""Words of the names of communes that are no syllables of Vietnamese, and other particles."""
