-- Names stand by their pinyin, and the numbers in them by what they count: 第2批 before 第10批. No key and no index has this order: a list is
-- one tenant's, and is sorted when it is asked for.
CREATE COLLATION public.names (provider = icu, locale = 'zh-u-co-pinyin-kn-true');
